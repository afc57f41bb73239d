import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseResult, RunReport } from '../../src/course/report.ts'
import type { Files } from '../../src/course/submission.ts'
import { buildRunner } from '../../src/library/build-runner.ts'
import { processRuntime } from '../../src/runtimes/process.ts'
import { runJob } from '../../src/runtimes/run-job.ts'
import type { Job, Runtime } from '../../src/runtimes/runtime.ts'
import { openHarness, runtimeInPage, type Harness } from './browser-harness.ts'

const folder = fileURLToPath(new URL('../fixtures/node-modules/', import.meta.url))

/** The cases that do not hold in one of the runtimes, and why. Empty is what it should be. */
const differences: Readonly<Record<'process' | 'worker', Readonly<Record<string, string>>>> = {
	process: {},
	worker: {},
}

const suite = readFileSync(join(folder, 'suite.js'), 'utf8')
const files: Files = Object.fromEntries(
	readdirSync(folder)
		.filter((name) => name.endsWith('.ts'))
		.map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
)

function suiteJob(given: Partial<Extract<Job, { kind: 'suite' }>> = {}): Job {
	return { kind: 'suite', language: 'ts', files, suite, cases: [], seed: 1, ...given }
}

/** Every case by name: what became of it, and in words if it failed. */
function outcomes(report: RunReport): Record<string, string> {
	if (report.status !== 'finished') throw new Error(JSON.stringify(report))
	const tell = (result: CaseResult) =>
		result.status === 'failed' ? `failed: ${result.error.message}` : result.status
	return Object.fromEntries(report.cases.map((result) => [result.name, tell(result)]))
}

describe("Node's modules in a browser's worker are what they are in Node", () => {
	let harness: Harness
	let runtimes: { process: Runtime; worker: Runtime }
	beforeAll(async () => {
		harness = await openHarness()
		runtimes = {
			process: processRuntime({ runner: await buildRunner() }),
			worker: runtimeInPage(harness.page, 'worker'),
		}
	})
	afterAll(() => harness[Symbol.asyncDispose]())

	test.each(['process', 'worker'] as const)('every case holds in %s', async (name) => {
		const report = await runJob(runtimes[name], suiteJob())
		expect(report).toMatchObject({ status: 'finished', tampering: [] })
		const all = outcomes(report)
		expect(Object.keys(all).length).toBeGreaterThanOrEqual(35)
		const failed = Object.entries(all).filter(([, outcome]) => outcome !== 'passed')
		const unexpected = failed.filter(([each]) => !Object.hasOwn(differences[name], each))
		expect(unexpected).toEqual([])
		// A difference that is none any more is to be taken off the list.
		expect(failed.map(([each]) => each).sort()).toEqual(Object.keys(differences[name]).sort())
	})

	test('what a browser cannot have is refused in a sentence that names it', async () => {
		for (const missing of ['node:fs', 'child_process', 'node:http', 'buffer']) {
			const job = { ...suiteJob(), files: { ...files, 'modules.ts': `import '${missing}'` } }
			const report = await runJob(runtimes.worker, job)
			const message = expect.stringContaining(`'${missing}' is not here: `) as string
			expect(report).toMatchObject({ status: 'unloadable', message })
		}
	})
})
