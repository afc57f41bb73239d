import { once } from 'node:events'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strToU8, zipSync, type Zippable } from 'fflate'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { parseCsv } from '../cli/collect-csv.ts'
import type { Exercise } from '../src/course/exercise.ts'
import { formatHandIn, type HandInParts, type Work } from '../src/course/hand-in.ts'
import type { Language } from '../src/course/language.ts'
import { publishTwin, twinOf } from '../src/library/publish-twin.ts'
import { course } from '../src/the-course.ts'
import { readExercise } from '../src/library/read-exercise.ts'
import { endOf, layFiles, runCourse, startCourse, withoutBuilding } from './course-command.ts'

// Interpreters and bundlers start here, on machines that may be busy.
vi.setConfig({ testTimeout: 240_000 })

const id = 'fetch-all-at-once'
const root = path.join(import.meta.dirname, '../exercises')

let exercise: Exercise
let hashes: Record<Language, string | undefined>
beforeAll(async () => {
	exercise = await readExercise(path.join(root, id))
	const [ts, py] = await Promise.all([
		publishTwin(exercise, 'ts', { hints: {} }),
		publishTwin(exercise, 'py', { hints: {} }),
	])
	hashes = { ts: ts.suiteHash, py: py.suiteHash }
})

let folder: string
beforeEach(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'collect-'))
})
afterEach(() => rm(folder, { recursive: true, maxRetries: 3 }))

const collect = (...args: string[]) => runCourse(['collect', ...args], { cwd: folder })

/** What an honest browser says of the solution. */
function solved(language: Language, more: Partial<Work> = {}): Work {
	return {
		exercise: id,
		language,
		files: { ...twinOf(exercise, language).solution },
		claimed: 'passed',
		at: Date.UTC(2026, 0, 2),
		attempts: 2,
		...(hashes[language] !== undefined && { suiteHash: hashes[language] }),
		...more,
	}
}
const unsolved = (language: Language, more: Partial<Work> = {}): Work =>
	solved(language, { files: { ...twinOf(exercise, language).starter }, claimed: 'failed', ...more })

/** Solves it as nobody else does. */
function ownWay(language: Language, name: string): Work {
	const { files } = solved(language)
	const remark = language === 'py' ? `# ${name}\n` : `// ${name}\n`
	return solved(language, {
		files: Object.fromEntries(Object.entries(files).map(([file, text]) => [file, remark + text])),
	})
}

function handIn(name: string, work: Work[], more: Partial<HandInParts> = {}): Promise<string> {
	return formatHandIn(
		{ course: course.title, who: { name }, at: Date.UTC(2026, 0, 3), work, ...more },
		crypto.subtle,
	)
}

const gradebook = (name: string) => readFile(path.join(folder, 'gradebook', name), 'utf8')

test('what is honest becomes a gradebook, and 0', async () => {
	await layFiles(folder, {
		'in/ada.handin.json': await handIn('Ada Lovelace', [ownWay('ts', 'Ada'), ownWay('py', 'Ada')], {
			who: { name: 'Ada Lovelace', id: 's1' },
		}),
		'in/bob.handin.json': await handIn('Bob', [unsolved('py')]),
		'roster.csv':
			'\uFEFFStudent;ID;SIS User ID;SIS Login ID;Section\r\n"Lovelace, Ada";71;s1;ada;A\r\nBob;72;s2;bob;B\r\nCleo;73;s3;cleo;A\r\n',
	})
	await layFiles(folder, { 'gradebook/results/Old.json': '{}' })
	const { code, out, err } = await collect('in', '--roster', 'roster.csv')
	// Whoever is graded first is told first.
	const told = withoutBuilding(err).replaceAll(/^\d\/2 /gm, '')
	expect(told.split('\n').sort()).toEqual([
		'',
		'2 hand-ins of 2 learners.',
		'Ada Lovelace: 2 of 2 passed',
		'Bob: 0 of 1 passed',
		'results/ also holds what an earlier collection left: Old.json.',
	])
	expect(out).toBe(
		'In the roster, and handed nothing in:\n  Cleo\n\n2 learners, 0 flagged. The gradebook is in gradebook.\n',
	)
	expect(code).toBe(0)
	expect(await gradebook('canvas.csv')).toBe(
		[
			'Student,ID,SIS User ID,SIS Login ID,Section,Fetch twenty at once',
			'Points Possible,,,,,1',
			'"Lovelace, Ada",71,s1,ada,A,1',
			'Bob,72,s2,bob,B,0',
			'',
		].join('\r\n'),
	)
	expect(await readdir(path.join(folder, 'gradebook/results'))).toEqual([
		'Bob.json',
		'Lovelace-Ada.json',
		'Old.json',
	])
	const results: unknown = JSON.parse(await gradebook('results/Lovelace-Ada.json'))
	expect(results).toMatchObject({
		score: 1,
		tests: [
			{ status: 'passed', extra_data: { suite_hash: hashes.ts } },
			{ status: 'passed', extra_data: { suite_hash: hashes.py } },
		],
	})
})

/** A class as nobody wants it, in two zips and some files. */
async function layHostile() {
	const bomb: Zippable[string] = [new Uint8Array(50 * 2 ** 20), { level: 9 }]
	const canvas: Zippable = {
		'lovelaceada_71_900_ada.handin.json': strToU8(
			await handIn('Ada', [ownWay('ts', 'Ada'), ownWay('py', 'Ada')]),
		),
		'forger_72_901_f.handin.json': strToU8(
			await handIn('Forger', [unsolved('ts', { claimed: 'passed' }), unsolved('py')]),
		),
		'../../outside.json': strToU8('{}'),
		'bomber_73_902_b.json': bomb,
		'linker_74_903_l.json': [strToU8('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }],
	}
	await writeFile(path.join(folder, 'canvas.zip'), zipSync(canvas))
	const damaged = await handIn('Damaged', [ownWay('ts', 'Damaged')])
	const loop = { 'fetch-all.ts': 'export async function fetchAll() {\n\tfor (;;);\n}\n' }
	const exit = { 'fetch_all.py': 'import os\nos._exit(0)\n' }
	const [file = ''] = Object.keys(solved('ts').files)
	const copied = `\r\n${ownWay('ts', 'Ada').files[file] ?? ''}\r\n`
	await layFiles(path.join(folder, 'mail'), {
		'copier.handin.json': await handIn('Copier', [solved('ts', { files: { [file]: copied } })]),
		'damaged.handin.json': damaged.replace('"name": "Damaged"', '"name": "=DAMAGED()"'),
		'stale.handin.json': await handIn('Stale', [
			{ ...ownWay('py', 'Stale'), suiteHash: 'a'.repeat(64) },
		]),
		'stranger.handin.json': await handIn('../Stranger', [solved('ts', { exercise: 'nowhere' })]),
		'breaker.handin.json': await handIn('Breaker', [
			solved('ts', { files: loop }),
			solved('py', { files: exit }),
		]),
		'twice-1.handin.json': await handIn('Twice', [unsolved('ts')]),
		'twice-2.handin.json': await handIn('Twice', [ownWay('ts', 'Twice')], {
			at: Date.UTC(2026, 0, 4),
		}),
		'deep.json': '['.repeat(500_000),
		'torn.json': '{"kind": "hand-in", "vers',
		'proto.json': '{"__proto__": {"kind": "hand-in"}}',
	})
}

describe('what is hostile', () => {
	test('is flagged, and costs the honest nothing', async () => {
		await layHostile()
		const { code, out } = await collect('canvas.zip', 'mail')
		expect(code).toBe(1)
		const canvas = parseCsv(await gradebook('canvas.csv'))
		expect(Object.fromEntries(canvas.map((row) => [row[0], row[5]]))).toEqual({
			Student: 'Fetch twenty at once',
			'Points Possible': '1',
			Ada: '1',
			Breaker: '0',
			Copier: '1',
			"'=DAMAGED()": '1',
			Forger: '0',
			Stale: '1',
			'../Stranger': '',
			Twice: '1',
		})
		const said = out.split('\n').map((line) => line.trim())
		expect(said).toEqual(
			expect.arrayContaining([
				expect.stringMatching(
					/^Forger: .* in TypeScript: The browser said “passed”, and here it is:/,
				),
				expect.stringMatching(/^Breaker: .* in TypeScript: .*stopped by the time limit\.$/),
				expect.stringMatching(
					/^Breaker: .* in Python: (The browser said|It could not be graded here)/,
				),
				`Ada: ${id} in TypeScript: The same files as Copier handed in.`,
				`Copier: ${id} in TypeScript: The same files as Ada handed in.`,
				expect.stringMatching(/^=DAMAGED\(\): The checksum of mail\/damaged\.handin\.json is not/),
				`Stale: ${id} in Python: The suite has changed since it was graded in the browser.`,
				'../Stranger: nowhere in TypeScript: The course has no exercise “nowhere”.',
				expect.stringMatching(
					/^Twice: Handed in 2 times: mail\/twice-2\.handin\.json was made last/,
				),
				'canvas.zip: ../../outside.json was passed over: its name leads out of the zip.',
				'canvas.zip: bomber_73_902_b.json was passed over: it is larger than 5 MB when it is unpacked.',
				'canvas.zip: linker_74_903_l.json was passed over: it is a link.',
				'mail/deep.json was passed over: its parts lie in one another without an end.',
				'mail/torn.json was passed over: it is not JSON, or it has been cut off.',
				'mail/proto.json was passed over: it has a field called "__proto__".',
				'8 learners, 14 flagged. The gradebook is in gradebook.',
			]),
		)
		expect(said.filter((line) => /^(Ada|Twice): .*(The browser said|checksum)/.test(line))).toEqual(
			[],
		)
		expect((await readdir(folder)).sort()).toEqual(['canvas.zip', 'gradebook', 'mail'])
		expect((await readdir(path.join(folder, 'gradebook/results'))).sort()).toContain(
			'Stranger.json',
		)
		expect(canvas.find(([name]) => name === 'Ada')?.[1]).toBe('71')
	})

	test('is told to a tool as one object', async () => {
		await layFiles(folder, {
			'a.json': await handIn('A\u0301da', [unsolved('ts', { claimed: 'passed' })]),
			'b.json': 'no',
		})
		const { code, out } = await collect('.', '--json', '--out', 'elsewhere')
		expect(code).toBe(1)
		expect(JSON.parse(out)).toMatchObject({
			out: path.join(folder, 'elsewhere'),
			flagged: 2,
			absent: [],
			unread: [{ place: expect.stringContaining('b.json') }],
			learners: [
				{
					name: 'A\u0301da',
					flags: [{ kind: 'claim', exercise: id, language: 'ts' }],
					works: [{ exercise: id, claimed: 'passed', found: 'failed' }],
				},
			],
		})
		// What the command has written itself is handed in by nobody.
		const again = await collect('.', '--json', '--out', 'elsewhere')
		expect(JSON.parse(again.out)).toMatchObject({ flagged: 2 })
	})
})

test('where nothing can be collected it says why, and 2', async () => {
	await layFiles(folder, {
		'empty/essay.pdf': '',
		'a.json': await handIn('Ada', []),
		'roster.csv': 'a,b\n',
	})
	const [missing, empty, roster, noRoster, file, option] = await Promise.all([
		collect('nope'),
		collect('empty'),
		collect('a.json', '--roster', 'roster.csv'),
		collect('a.json', '--roster', 'no.csv'),
		collect('a.json', '--out', 'a.json'),
		collect('a.json', '--rooster', 'roster.csv'),
	])
	expect(missing.err).toBe('There is no file or folder nope. Say where the hand-ins lie.\n')
	expect(empty.err).toBe(
		'empty/essay.pdf was passed over: it is no hand-in: those end in .json, or are in a .zip.\nThere is no hand-in in empty. A learner makes one on the page “Your progress”; its name ends in .handin.json.\n',
	)
	expect(roster.err).toContain('The roster roster.csv was not read: it has no column for names')
	expect(noRoster.err).toContain('The roster no.csv cannot be opened (ENOENT).')
	expect(file.err).toContain('a.json is a file. Say with --out')
	expect(option.err).toContain('(Did you mean --roster?)')
	for (const { code, out } of [missing, empty, roster, noRoster, file, option])
		expect([code, out]).toEqual([2, ''])
	expect((await readdir(folder)).sort()).toEqual(['a.json', 'empty', 'roster.csv'])
})

test('is ended by Ctrl-C, and leaves no half of a gradebook', async () => {
	const waits = { 'fetch-all.ts': 'await new Promise((resolve) => setTimeout(resolve, 100_000))\n' }
	await layFiles(folder, { 'a.json': await handIn('Ada', [solved('ts', { files: waits })]) })
	const child = startCourse(['collect', 'a.json'], { cwd: folder })
	const ended = endOf(child)
	if (!child.stderr) throw new Error('It says nothing.')
	await once(child.stderr, 'data')
	child.kill('SIGINT')
	expect((await ended).code).toBe(130)
	expect(await readdir(folder)).toEqual(['a.json'])
})

test('help has the files, the flags and the exit codes', async () => {
	const { out } = await runCourse(['help', 'collect'])
	expect(out).toContain('canvas.csv')
	expect(out).toContain('2 when nothing could')
})
