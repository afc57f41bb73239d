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

/** The cases that may end otherwise in a browser's worker, and what is different there. */
const differences: Readonly<Record<string, string>> = {}

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

describe("Node's modules are the same in a browser's worker as in Node", () => {
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

	test('every case ends as it does in Node, but for the differences that are listed', async () => {
		const inNode = await runJob(runtimes.process, suiteJob())
		const inWorker = await runJob(runtimes.worker, suiteJob())
		const expected = outcomes(inNode)
		expect(Object.keys(expected).length).toBeGreaterThanOrEqual(25)
		expect(Object.entries(expected).filter(([, outcome]) => outcome !== 'passed')).toEqual([])
		expect(outcomes(inWorker)).toEqual({ ...expected, ...differences })
		expect(inNode).toMatchObject({ tampering: [] })
		expect(inWorker).toMatchObject({ tampering: [] })
	})
})
