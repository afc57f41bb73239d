import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { CaseResult } from '../../src/course/report.ts'
import { buildRunner } from '../../src/library/build-runner.ts'
import { processRuntime } from '../../src/runtimes/process.ts'
import { runJob } from '../../src/runtimes/run-job.ts'
import type { Job, Runtime } from '../../src/runtimes/runtime.ts'
import { openHarness, runtimeInPage } from './browser-harness.ts'
import { casesOf } from './contract.ts'

// One suite, run by `vitest run` and by our runtimes. What the runner takes from vitest is not
// documented; when vitest changes it, this is where it shows.

const folder = fileURLToPath(new URL('../fixtures/parity/', import.meta.url))
const root = fileURLToPath(new URL('../../', import.meta.url))

/** What one case came to: the message is of its first error. */
interface Outcome {
	name: string
	status: string
	message?: string
}

/** Where we differ from `vitest run`, and mean to. */
const differences: Record<string, (cli: Outcome) => Outcome> = {
	// vitest lets the case pass and fails the whole run; a learner is to see which case it was.
	'FAILS because of a rejection that nobody caught': (cli) => ({
		...cli,
		status: 'failed',
		message: 'nobody listens',
	}),
	// The count lies where the judged code can reach it; see inside/seal.ts.
	'FAILS because it counts assertions': noCount,
	'FAILS to count its assertions': noCount,
	// vitest goes on with advice for the author of the suite.
	'FAILS in time': (cli) => ({ ...cli, message: 'Test timed out in 30ms.' }),
}

function noCount(cli: Outcome): Outcome {
	const message =
		'expect.assertions proves nothing here: the judged code can change the count. Write `await expect(…).rejects` instead.'
	return { ...cli, status: 'failed', message }
}

/** What passes, but proves nothing, when it decides on its own mode or needs a second try. */
const unproven = ['mode of the case “leaves itself out”', 'the result of “succeeds in the end”']

const reportSchema = z.object({
	testResults: z.array(
		z.object({
			assertionResults: z.array(
				z.object({
					fullName: z.string(),
					status: z.string(),
					failureMessages: z.array(z.string()),
				}),
			),
		}),
	),
})

async function runByVitest(): Promise<Outcome[]> {
	const out = await mkdtemp(join(tmpdir(), 'interleave-parity-'))
	try {
		const file = join(out, 'report.json')
		const vitest = join(root, 'node_modules/vitest/vitest.mjs')
		const flags = ['run', '--root', folder, '--reporter=json', `--outputFile=${file}`]
		// It ends with code 1, because cases fail.
		await promisify(execFile)(process.execPath, [vitest, ...flags], {
			cwd: folder,
			env: { ...process.env, NO_COLOR: '1', VITEST: undefined },
		}).catch(() => {})
		const { testResults } = reportSchema.parse(JSON.parse(await readFile(file, 'utf8')))
		return testResults.flatMap((t) => t.assertionResults).map(toOutcome)
	} finally {
		await rm(out, { recursive: true, force: true })
	}
}

function toOutcome(result: {
	fullName: string
	status: string
	failureMessages: string[]
}): Outcome {
	const [first] = result.failureMessages
	const skipped = ['pending', 'skipped', 'todo', 'disabled'].includes(result.status)
	return {
		name: result.fullName,
		status: skipped ? 'skipped' : result.status,
		...(result.status === 'failed' &&
			first !== undefined && { message: withoutClass(first.split('\n    at ')[0] ?? '') }),
	}
}

/** The report has it from the stack, which knows the error's class as it was when the error was made. */
function withoutClass(text: string): string {
	return text.replace(/^[A-Z]\w*: /, '')
}

function ofCase(result: CaseResult): Outcome {
	const { name, status } = result
	if (status !== 'failed') return { name, status }
	return { name, status, message: result.error.message }
}

async function job(): Promise<Job> {
	const subject = await readFile(join(folder, 'solution/subject.ts'), 'utf8')
	const suite = await readFile(join(folder, 'suite.test.js'), 'utf8')
	const files = { 'subject.ts': subject }
	return { kind: 'suite', language: 'ts', files, suite, cases: [], seed: 1 }
}

describe('a suite comes to the same as with vitest run', () => {
	let expected: Outcome[]
	beforeAll(async () => {
		const outcomes = await runByVitest()
		expected = outcomes.map((cli) => differences[cli.name]?.(cli) ?? cli)
	})

	test('there is something to compare', () => {
		const count = (status: string) => expected.filter((o) => o.status === status).length
		expect(expected.length).toBeGreaterThanOrEqual(50)
		expect(count('failed')).toBeGreaterThanOrEqual(15)
		expect(count('skipped')).toBe(3)
		const wrong = expected.filter((o) => o.name.startsWith('FAILS') !== (o.status === 'failed'))
		expect(wrong).toEqual([])
		for (const name of Object.keys(differences)) expect(expected.map((o) => o.name)).toContain(name)
	})

	const compare = async (runtime: Runtime) => {
		const report = await runJob(runtime, await job())
		expect(report).toMatchObject({ status: 'finished', tampering: unproven })
		expect(casesOf(report).map(ofCase)).toEqual(expected)
	}

	test('in a Node process', async () => {
		await compare(processRuntime({ runner: await buildRunner() }))
	})

	test('in a worker of a real browser', async () => {
		await using harness = await openHarness()
		await compare(runtimeInPage(harness.page, 'worker'))
	})
})
