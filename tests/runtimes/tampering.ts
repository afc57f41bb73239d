import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Files } from '../../src/course/submission.ts'
import type { Verdict } from '../../src/course/verdict.ts'
import { judge } from '../../src/grader/judge.ts'
import { limited } from '../../src/runtimes/deadline.ts'
import { runJob } from '../../src/runtimes/run-job.ts'
import type { Runtime } from '../../src/runtimes/runtime.ts'

const folder = fileURLToPath(new URL('../fixtures/tampering/', import.meta.url))
const read = (path: string) => readFileSync(join(folder, path), 'utf8')

const suite = read('base/suite.js')
const wrong = read('base/wrong.ts')
const cases = [
	'asks for all before the first answer is back',
	'returns the answers in the order of the addresses',
	'lets an error out',
	'with a gate > never lets in more than it may',
	'tries again until it works, and then stops',
	'contains what it was given',
]

/** A trick, by the name of its file: code that is laid over a wrong solution to make it pass. */
interface Trick {
	name: string
	/** What it tries: the first line of its file. */
	tries: string
	files: Files
}

function readTricks(path: string): Trick[] {
	const names = readdirSync(join(folder, path)).filter((name) => name.endsWith('.ts'))
	return names.map((name) => {
		const code = read(join(path, name))
		const tries = code.slice(0, code.indexOf('\n')).replace(/^\/\/ /, '')
		return { name: basename(name, '.ts'), tries, files: { 'exercise.ts': `${wrong}\n${code}` } }
	})
}

/** Answers that are right for one case, because it was told which one runs: no trick, only an odd program. */
const mayPass: Readonly<Record<string, readonly string[]>> = {
	'answer-by-case-name': ['returns the answers in the order of the addresses'],
}

/** Kills its own process from outside: that cannot be told from a machine that does. */
const endsItself: readonly string[] = ['read-the-heap']

/** The cases that were believed to hold: the solution is wrong in every one, so a trick made it pass. */
function believed(name: string, verdict: Verdict): string[] {
	if (!('cases' in verdict) || verdict.status === 'tampered') return []
	const passed = verdict.cases.filter((c) => c.status === 'passed').map((c) => c.name)
	return passed.filter((each) => !mayPass[name]?.includes(each))
}

/** How many times the honest solution must pass in a row. */
const honestRuns = 30

/**
 * Grades every trick in the runtime: none may pass, and the honest solution always does.
 * `node` adds the tricks that need Node's own modules or its process.
 */
export function tamperingCorpus(
	name: string,
	open: () => Promise<AsyncDisposable & { runtime: Runtime }>,
	{ node }: { node: boolean },
) {
	describe(`a wrong solution in ${name} never passes by`, () => {
		let opened: AsyncDisposable & { runtime: Runtime }
		beforeAll(async () => {
			opened = await open()
		})
		afterAll(() => opened[Symbol.asyncDispose]())

		const grade = async (files: Files, seed = 1): Promise<Verdict> => {
			const runtime = limited(opened.runtime, { seconds: 15 })
			const report = await runJob(runtime, {
				kind: 'suite',
				language: 'ts',
				files,
				suite,
				cases,
				seed,
			})
			return judge(report, { cases, hintFor: {} })
		}

		test('the honest solution passes every time, without an alarm', async () => {
			const honest = { 'exercise.ts': read('base/solution.ts') }
			for (let seed = 1; seed <= honestRuns; seed++) {
				expect(await grade(honest, seed)).toMatchObject({ status: 'passed' })
			}
		})

		const tricks = [...readTricks('.'), ...(node ? readTricks('only-in-node') : [])]
		test.each(tricks)('$name: $tries', async ({ name, files }) => {
			const verdict = await grade(files)
			if (process.env['TELL']) console.log(name, JSON.stringify(verdict).slice(0, 300))
			expect(verdict.status).not.toBe('passed')
			// Then it would have tried nothing, or would cost the learner nothing.
			if (!endsItself.includes(name)) expect(verdict.status).not.toBe('ungraded')
			expect(believed(name, verdict)).toEqual([])
			// A trick that our own compiler refuses has tried nothing.
			expect(JSON.stringify(verdict)).not.toMatch(/SyntaxError|Unexpected token/)
		})
	})
}
