import { statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Language } from '../src/course/language.ts'
import type { RunEvent, RunReport } from '../src/course/report.ts'
import { limited } from '../src/runtimes/deadline.ts'
import { runJob } from '../src/runtimes/run-job.ts'
import type { ProgramJob } from '../src/runtimes/runtime.ts'
import { gatherFiles, sayLeftOut } from './gather-files.ts'
import { endingCode, untilStopped } from './interrupt.ts'
import { openRuntime } from './open-runtime.ts'
import { readOrigins } from './read-origins.ts'
import { Refusal } from './refusal.ts'
import { refuseFlags, type RunFlags } from './run.ts'
import { errorOf, exitCodeOf, sayError } from './say-run.ts'
import { fromHere } from './tool.ts'

const languageOf: Readonly<Record<string, Language>> = {
	'.py': 'py',
	'.ts': 'ts',
	'.js': 'ts',
	'.mjs': 'ts',
}

/** Runs a program as `course run` does. Answers the exit code; refuses with 2 what cannot be run. */
export async function runFile(
	name: string,
	args: readonly string[],
	flags: RunFlags,
): Promise<number> {
	const language = refuseFile(name)
	refuseFlags(flags, language === 'py')
	const file = fromHere(name)
	const main = path.basename(file)
	const { files, leftOut } = await gatherFiles(path.dirname(file), { first: [main] })
	if (!Object.hasOwn(files, main))
		throw new Refusal(`${name} cannot be run: ${leftOut[0] ?? 'it is gone'}.`, { exitCode: 2 })
	const job = await jobOf({ language, files, main, args }, flags)
	const left = sayLeftOut(leftOut)
	if (left !== undefined && !flags.json) console.error(left)
	const run = { job, flags, name }
	const { value, stoppedBy } = await untilStopped((signal) => runOnce(run, signal))
	if (value === undefined) return endingCode(stoppedBy)
	if (flags.trace !== undefined) await writeTrace(flags.trace, value.report)
	if (!flags.json) return sayEnd(value)
	console.log(JSON.stringify(toJson(value, leftOut), null, '\t'))
	return exitCodeOf(value.report)
}

/** The language of the file; throws a sentence for what is no program. */
function refuseFile(name: string): Language {
	const refuse = (sentence: string) => new Refusal(sentence, { exitCode: 2 })
	const found = statSync(fromHere(name), { throwIfNoEntry: false })
	if (found === undefined)
		throw refuse(`There is no file ${name}. Say which program to run: course run main.py`)
	if (found.isDirectory())
		throw refuse(
			`${name} is a folder. Say which file in it to run: course run ${path.join(name, 'main.py')}`,
		)
	const language = languageOf[path.extname(name)]
	if (language === undefined)
		throw refuse(`${name} cannot be run: a program's name ends in .py, .ts, .js or .mjs.`)
	return language
}

type Program = Pick<ProgramJob, 'language' | 'files' | 'main'> & { args: readonly string[] }

async function jobOf({ args, ...program }: Program, flags: RunFlags): Promise<ProgramJob> {
	const {
		clock,
		outside,
		cores,
		origins,
		trace,
		seed = Math.floor(Math.random() * 2 ** 31),
	} = flags
	const isVirtual = clock === 'hybrid' || clock === 'pure'
	return {
		kind: 'program',
		...program,
		// The same every time where time is: that is what a virtual clock is for.
		seed: isVirtual ? (flags.seed ?? 1) : seed,
		...(clock && { clock }),
		...(outside && { outside }),
		...(cores !== undefined && { cores }),
		...(origins !== undefined && { web: await readOrigins(origins) }),
		shell: { args },
		trace: trace !== undefined,
	}
}

/** What came of a run. */
interface Ran {
	report: RunReport
	language: Language
	stdout: string
	stderr: string
	/** Seconds of real time. */
	seconds: number
}

async function runOnce(
	{ job, flags }: { job: ProgramJob; flags: RunFlags },
	signal: AbortSignal,
): Promise<Ran> {
	const { runtime: name, outside = false, seconds } = flags
	const say = (line: string) => {
		if (!flags.json) console.error(line)
	}
	await using opened = await openRuntime({ name, language: job.language, outside, say })
	const { runtime } = opened
	const timed =
		seconds === undefined
			? runtime
			: limited(runtime, { seconds, silence: Number.MAX_SAFE_INTEGER })
	const said = { out: '', err: '' }
	const onEvent = (event: RunEvent) => {
		if (event.type !== 'output') return
		if (flags.json) said[event.stream] += event.text
		else process[event.stream === 'out' ? 'stdout' : 'stderr'].write(event.text)
	}
	const began = performance.now()
	const report = await runJob(timed, job, { onEvent, signal })
	return {
		report,
		language: job.language,
		stdout: said.out,
		stderr: said.err,
		seconds: (performance.now() - began) / 1000,
	}
}

/** Says on stderr how it ended, where the program itself has not. */
function sayEnd({ report, language }: Ran): number {
	const error = errorOf(report)
	// Python has printed its traceback.
	const isTold = language === 'py' && 'facts' in report && report.facts !== undefined
	if (error && !isTold) console.error(sayError(error))
	return exitCodeOf(report)
}

/** The object that `--json` prints. */
function toJson({ report, stdout, stderr, seconds }: Ran, leftOut: readonly string[]) {
	const facts = 'facts' in report ? report.facts : undefined
	const error = errorOf(report)
	return {
		stdout,
		stderr,
		exitCode: exitCodeOf(report),
		seconds: facts?.seconds ?? seconds,
		requests: facts?.requests ?? { entries: [], peak: 0 },
		...(error && { error }),
		...(facts?.trace && { trace: facts.trace }),
		...(leftOut.length > 0 && { leftOut }),
	}
}

async function writeTrace(file: string, report: RunReport): Promise<void> {
	const trace = 'facts' in report ? report.facts?.trace : undefined
	if (!trace) {
		console.error(`${file} was not written: the program did not come to an end of its own.`)
		return
	}
	await writeFile(fromHere(file), `${JSON.stringify(trace, null, '\t')}\n`).catch(
		(error: unknown) => {
			const why = error instanceof Error ? error.message : String(error)
			throw new Refusal(`The trace could not be written: ${why}.`, { exitCode: 2 })
		},
	)
}
