import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { LabWeb } from '../src/course/lab-web.ts'
import { languageNames, type Language } from '../src/course/language.ts'
import { buildKeeper, buildRunner } from '../src/library/build-runner.ts'
import { hashOfSources } from '../src/library/hash-sources.ts'
import { buildNodePython } from '../src/library/node-python.ts'
import { limited } from '../src/runtimes/deadline.ts'
import { keepingRuntime, processRuntime } from '../src/runtimes/process.ts'
import { runJob } from '../src/runtimes/run-job.ts'
import type { ProgramJob } from '../src/runtimes/runtime.ts'
import { openLoopbackLab } from './stock-run-lab.ts'
import { pythonHook, runStockNode } from './stock-run-node.ts'
import { findStock, runStock } from './stock-run.ts'
import { root } from './tool.ts'

/** A program of a lesson, as an interpreter takes it. */
export interface WitnessedProgram {
	language: Language
	code: string
	web?: LabWeb
}

/** What a program left behind. */
export interface Printed {
	stdout: string
	stderr: string
	/** Why it did not come to a good end, as a sentence; left out: it did. */
	failure?: string
}

/** An interpreter that says what a program prints. */
export interface Witness extends Partial<AsyncDisposable> {
	/** As a complaint names it: `on stock CPython 3.11.2`. */
	name: string
	/** Changes whenever what it prints might. */
	key: string
	/** Whether a second there is one of the world's, which a busy computer makes longer. */
	inRealTime: boolean
	run(program: WitnessedProgram): Promise<Printed>
}

/** How long a program may run, in seconds. */
const longest = 20

/** The runtime that the page has, in a process: Python on the pure clock, TypeScript in real time. */
export async function pageWitness(language: Language): Promise<Witness> {
	const runner = await buildRunner()
	const python = language === 'py' ? await buildNodePython() : undefined
	const kept = python && (await keepingRuntime({ runner, python, keeper: await buildKeeper() }))
	const runtime = limited(kept ?? processRuntime({ runner }), { seconds: longest })
	return {
		[Symbol.asyncDispose]: async () => kept?.[Symbol.asyncDispose](),
		name: `the page's ${languageNames[language]}`,
		key: [runner, python?.files.snapshot ?? ''].map((path) => basename(path)).join(),
		inRealTime: language === 'ts',
		async run({ code, web }) {
			const main = `main.${language}`
			const job: ProgramJob = {
				kind: 'program',
				language,
				main,
				files: { [main]: code },
				...(language === 'py' && { clock: 'pure' }),
				seed: 1,
				...(web && { web }),
			}
			const printed = { out: '', err: '' }
			const report = await runJob(runtime, job, {
				onEvent: (event) => {
					if (event.type === 'output') printed[event.stream] += event.text
				},
			})
			const failure = sayFailure(report)
			return {
				stdout: printed.out,
				stderr: printed.err,
				...(failure !== undefined && { failure }),
			}
		},
	}
}

function sayFailure(report: Awaited<ReturnType<typeof runJob>>): string | undefined {
	switch (report.status) {
		case 'finished':
			return undefined
		case 'threw':
			return `It ends with ${report.error.name}: ${report.error.message}.`
		case 'timed-out':
			return `It did not end within ${report.after} seconds.`
		default:
			return `It cannot be run: ${report.message}`
	}
}

/** An interpreter that is no part of the project; a sentence where there is none. */
export async function stockWitness(language: Language): Promise<Witness | { missing: string }> {
	const key = `${process.version} ${await hashOfStock()}`
	if (language === 'ts')
		return { name: `Node ${process.versions.node}`, key, inRealTime: true, run: runInNode }
	const stock = await findStock()
	if (stock.status === 'missing') return { missing: stock.sentence }
	const { python, version } = stock
	return {
		name: `stock CPython ${version}`,
		key: `${version} ${key}`,
		inRealTime: true,
		run: (program) => runInPython(python, program),
	}
}

async function hashOfStock(): Promise<string> {
	const sources = ['exercises/kit', ...['', '-lab', '-node'].map((end) => `cli/stock-run${end}.ts`)]
	const hooks = ['sitecustomize.py', 'lead-fetch.mjs'].map((name) =>
		readFile(join(root, 'cli/stock-run-hook', name)),
	)
	const hash = createHash('sha256').update(await hashOfSources(sources))
	for (const hook of await Promise.all(hooks)) hash.update(hook)
	return hash.digest('hex')
}

async function runInNode({ code, web }: WitnessedProgram): Promise<Printed> {
	await using lab = web && (await openLoopbackLab(web))
	const program = { file: 'main.ts', source: code }
	return await toPrinted(runStockNode(program, { timeout: longest, ...(lab && { lab: lab.port }) }))
}

async function runInPython(python: string, { code, web }: WitnessedProgram): Promise<Printed> {
	await using lab = web && (await openLoopbackLab(web))
	const env = lab && { LAB_PORT: String(lab.port), PYTHONPATH: pythonHook }
	const program = { file: 'main.py', source: code }
	return await toPrinted(runStock(program, { python, timeout: longest, ...(env && { env }) }))
}

/** A program that does not end in time is an answer too. */
async function toPrinted(
	running: Promise<{ stdout: string; stderr: string; exitCode: number }>,
): Promise<Printed> {
	try {
		const { stdout, stderr, exitCode } = await running
		const last = stderr.trim().split('\n').at(-1) ?? ''
		const failure = `It ends with exit code ${exitCode}: ${last}`
		return { stdout, stderr, ...(exitCode !== 0 && { failure }) }
	} catch (error) {
		const failure = error instanceof Error ? error.message : String(error)
		return { stdout: '', stderr: '', failure }
	}
}
