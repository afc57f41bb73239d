import { performance } from 'node:perf_hooks'
import { run, runTool } from '../cli/tool.ts'
import { runJob } from '../src/runtimes/run-job.ts'
import { processRuntime } from '../src/runtimes/process.ts'
import type { TenCases } from './ten-cases.ts'

/** `vitest run` of the ten cases on native Node: milliseconds from start to exit. */
export async function timeVitest(): Promise<number> {
	const began = performance.now()
	const { code, stdout, stderr } = await runTool(
		'vitest',
		['run', '--config', 'bench/vitest.config.ts'],
		{ stdio: ['ignore', 'pipe', 'pipe'] },
	)
	const ms = performance.now() - began
	if (code !== 0 || !stdout.includes('10 passed'))
		throw new Error(`vitest did not pass the ten cases:\n${stdout}${stderr}`)
	return ms
}

/** `node runner.mjs` with the ten cases: milliseconds from start to report. */
export async function timeRunner(runner: string, ten: TenCases): Promise<number> {
	const { twin, solution } = ten
	const began = performance.now()
	const report = await runJob(processRuntime({ runner }), {
		kind: 'suite',
		language: 'ts',
		suite: twin.suite,
		cases: twin.cases,
		files: { ...solution, ...twin.given },
		seed: 1,
		...(twin.web && { web: twin.web }),
	})
	const ms = performance.now() - began
	if (report.status !== 'finished' || report.cases.some(({ status }) => status !== 'passed'))
		throw new Error(`The runner did not pass the ten cases: ${JSON.stringify(report)}`)
	return ms
}

/** An empty program on the same Node: what starting a process costs here, below which no command can go. */
export async function timeNode(): Promise<number> {
	const began = performance.now()
	await run(process.execPath, ['-e', ''])
	return performance.now() - began
}
