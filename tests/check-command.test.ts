import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

// Up to six checks one after the other, each with a dozen processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000 })

const course = path.resolve(import.meta.dirname, '../cli/course.ts')
const fixtures = path.join(import.meta.dirname, 'fixtures/exercises')

// In a folder of its own: a check may be pointed at exercises that lie anywhere.
let root: string
beforeEach(async () => {
	root = await mkdtemp(path.join(tmpdir(), 'check-'))
	await cp(path.join(fixtures, 'holds'), path.join(root, 'holds'), { recursive: true })
})
afterEach(() => rm(root, { recursive: true, maxRetries: 3 }))

const add = (fixture: string) =>
	cp(path.join(fixtures, fixture), path.join(root, fixture), { recursive: true })

function start(...args: string[]): ChildProcess {
	return spawn(process.execPath, [course, ...args], {
		env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
		stdio: ['ignore', 'pipe', 'pipe'],
	})
}

async function run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
	const child = start(...args)
	let out = ''
	let err = ''
	child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text))
	child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text))
	await once(child, 'close')
	return { code: child.exitCode, out, err }
}

test('an exercise that holds is one line, and the exit code is 0', async () => {
	const { code, out } = await run('check', '--root', root)
	expect(out.replace(/[\d.]+ s\n/, '… s\n')).toBe(
		'✓ holds  ts: 2 cases, 2 right answers, 2 mistakes\n\n1 exercise holds. … s\n',
	)
	expect(code).toBe(0)
})

test('complaints stand below the name of their exercise, and the exit code is 1', async () => {
	await add('many-complaints')
	await rm(path.join(root, 'many-complaints/ts'), { recursive: true })
	const { code, out } = await run('check', 'many-complaints', '--root', root)
	expect(out.split('\n').slice(0, 4)).toEqual([
		'✗ many-complaints',
		'  notes.txt: this file has no place. An exercise holds exercise.md, web.json, hints/<name>.md, translations/, ts/ and py/.',
		'  package.json: this file has no place. An exercise holds exercise.md, web.json, hints/<name>.md, translations/, ts/ and py/.',
		'  hints/unused.md:2: the line above --- must be empty. Put an empty line there.',
	])
	expect(out).toContain('\n0 exercises hold, 1 does not (7 complaints).')
	expect(code).toBe(1)
})

test('the complaints of a draft fail nothing', async () => {
	await add('not-ready')
	const { code, out } = await run('check', 'not-ready', '--root', root)
	expect(out).toContain('– not-ready (draft)\n  ts/suite.test.ts:2: there is no ')
	expect(out).toContain('\n0 exercises hold, 1 draft is not ready.')
	expect(code).toBe(0)
})

test('an exercise that is not there is answered with the one that was meant', async () => {
	const { code, err } = await run('check', 'hold', '--root', root)
	const folder = path.relative(process.cwd(), path.join(root, 'hold'))
	expect(err).toBe(
		`There is no exercise "hold". Did you mean "holds"? Is there a folder ${folder}/?\n`,
	)
	expect(code).toBe(1)
})

test('a folder without exercises is answered with what to do', async () => {
	const { code, err } = await run('check', '--root', path.join(root, 'nowhere'))
	expect(err).toMatch(
		/^There is no folder .*nowhere\. Say where the exercises lie with --root\.\n$/,
	)
	expect(code).toBe(1)
})

test('the answer for tools is JSON and nothing else', async () => {
	await add('many-complaints')
	const { code, out } = await run('check', 'many-complaints', '--json', '--root', root)
	const answer: unknown = JSON.parse(out)
	expect(answer).toMatchObject({
		holds: false,
		exercises: [{ id: 'many-complaints', draft: false }],
	})
	expect(answer).toHaveProperty('exercises.0.complaints.0', {
		exercise: 'many-complaints',
		file: 'notes.txt',
		message:
			'this file has no place. An exercise holds exercise.md, web.json, hints/<name>.md, translations/, ts/ and py/.',
		sentence:
			'notes.txt: this file has no place. An exercise holds exercise.md, web.json, hints/<name>.md, translations/, ts/ and py/.',
	})
	expect(code).toBe(1)
})

test('a suite that does not notice changes of its solution fails, and the changes are told', async () => {
	const solution = path.join(root, 'holds/ts/solution/double.ts')
	const text = await readFile(solution, 'utf8')
	await writeFile(solution, text.replace('\treturn', '\tif (n > 100) return n + n\n\treturn'))
	const { code, out } = await run('check', '--mutate', '--root', root)
	expect(out)
		.toContain(`  ts/suite.test.ts catches 1 of 5 changes of the solution (20 %). It does not notice:
    ts/solution/double.ts:2: with "n > 100" turned round
    ts/solution/double.ts:2: >= for >
    ts/solution/double.ts:2: 101 for 100
    ts/solution/double.ts:2: - for +
`)
	expect(out).toContain(
		'ts/suite.test.ts: it catches 20 % of the changes of the solution, and 90 %',
	)
	expect(code).toBe(1)
})

test('help has the laws, the options and examples', async () => {
	const [long, short] = await Promise.all([run('help', 'check'), run('check', '--help')])
	expect(long.out).toBe(short.out)
	expect(long.out).toContain('--watch')
	expect(long.out).toContain('The solution passes, and every approach.')
	expect(long.out).toContain('course check fetch-all-at-once --watch')
	expect((await run('help', 'new', 'exercise')).out).toContain('begin')
})

test('a watched exercise is checked again with every change, and survives being broken', async () => {
	await add('many-complaints')
	const child = start('check', '--watch', '--root', root)
	if (child.stdout === null) throw new Error('The command has no output to read.')
	const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
	/** What is said until it waits again. */
	const round = async () => {
		const said: string[] = []
		for (;;) {
			const { value, done } = await lines.next()
			if (done === true) throw new Error(`The watch ended. It said: ${said.join('\n')}`)
			if (value.startsWith('Waiting for a change')) return said.join('\n')
			said.push(value)
		}
	}
	try {
		expect(await round()).toMatch(/✓ holds[^]*✗ many-complaints/)

		const matter = path.join(root, 'holds/exercise.md')
		const text = await readFile(matter, 'utf8')
		await writeFile(matter, text.replace('minutes: 1', 'minutes: ['))
		const broken = await round()
		expect(broken).toMatch(/^✗ holds\n {2}exercise\.md:\d+: the front matter is not YAML/)
		expect(broken).not.toContain('many-complaints')

		// As editors save: a new file takes the place of the old.
		await writeFile(`${matter}~`, text)
		await rename(`${matter}~`, matter)
		expect(await round()).toContain('✓ holds')

		await rm(path.join(root, 'holds'), { recursive: true })
		expect(await round()).toContain('There is no exercise "holds".')

		await appendFile(path.join(root, 'many-complaints/notes.txt'), 'more\n')
		expect(await round()).toContain('✗ many-complaints')

		child.kill('SIGINT')
		await once(child, 'close')
		expect(child.exitCode).toBe(1)
	} finally {
		child.kill('SIGKILL')
	}
})
