import { InvalidArgumentError, Option, type Command } from 'commander'
import { clockModes, type ClockMode } from '../src/course/clock-mode.ts'
import { Refusal } from './refusal.ts'
import { readSeconds } from './seconds-flag.ts'

/** What `course run` was asked for. */
export interface RunFlags {
	clock?: ClockMode
	runtime: 'process' | 'worker'
	origins?: string
	outside?: true
	cores?: number
	seconds?: number
	seed?: number
	trace?: string
	json?: true
}

export function register(program: Command): void {
	program
		.command('run')
		.description('run a program as the page does: Python or TypeScript, in a sandbox')
		.argument('<file>', 'the program; files beside it can be imported')
		.argument('[args...]', 'its arguments; those that begin with a dash stand after --')
		.addOption(
			new Option('--clock <mode>', 'how time passes for Python')
				.choices(clockModes)
				.default(undefined, 'real'),
		)
		.addOption(
			new Option('--runtime <name>', 'where it runs')
				.choices(['process', 'worker'])
				.default('process'),
		)
		.option('--origins <file>', 'what answers HTTP, as JSON: the lab web')
		.option('--outside', 'let hosts that are not of the lab web through to the real network')
		.option('--cores <number>', 'let process pools compute on that many cores, for real', coreCount)
		.option('--seconds <number>', 'end it after that many seconds of real time', readSeconds)
		.option('--seed <number>', 'what chance gives, where the clock is hybrid or pure', wholeNumber)
		.option('--trace <file>', 'write what its tasks did, and when, as JSON')
		.option('--json', 'print one object when it has ended, and nothing else')
		.addHelpText('after', help)
		// 1 is what a program with an error ends with.
		.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
		.action(async (file: string, args: string[], flags: RunFlags) => {
			// Loaded here, so that help does not wait for what runs programs.
			const { runFile } = await import('./run-file.ts')
			process.exitCode = await runFile(file, args, flags)
		})
}

const help = `
The program runs in a sandbox, as it does in a lesson. Python is CPython 3.14 on a simulated operating
system (clock, threads, network); it has aiohttp and Requests. TypeScript is Node's. No request leaves
the sandbox unless --outside lets it; what answers is the lab web that --origins names:

  {"routes": [{"url": "https://api.example/items/{id}", "delay": 0.2, "status": 200, "json": {"id": "{id}"}}]}

A delay is in seconds of the chosen clock. Beside json a route may have text, headers, records, stream,
method, delays, failure and limit. The text files beside FILE go along; what the program writes to
files stays in the sandbox, and it reads nothing from standard input.

The clocks:
  real    a second takes a second
  hybrid  waiting takes no time, computing takes as long as it takes
  pure    waiting takes no time and computing a fixed price: the same times on every computer

Processes compute one after the other, and the clock is set as if they had computed on eight cores. With
--cores the pools (ProcessPoolExecutor, multiprocessing.Pool) have interpreters of their own for them.

The exit code is the program's: 1 for an error that nobody caught, what sys.exit or process.exit was
given, 124 when --seconds were over. It is 2 when the program could not be run, and 130 after Ctrl-C.

With --json the object is {stdout, stderr, exitCode, seconds, requests, error?, trace?, leftOut?}.

Examples:
  course run main.py
  course run main.py a b -- --verbose           arguments; options of its own after --
  course run main.py --clock pure               twenty seconds of waiting take none
  course run main.py --origins web.json --json  for a tool: output, exit code, requests
  course run main.py --trace trace.json         its tasks over time
  course run main.ts --runtime worker           in a headless browser, as in the page`

function wholeNumber(text: string): number {
	const seed = Number(text)
	if (!Number.isSafeInteger(seed) || seed < 0)
		throw new InvalidArgumentError('a seed is a whole number from 0.')
	return seed
}

/** An interpreter for each takes about 120 MB. */
const mostCores = 64

function coreCount(text: string): number {
	const cores = Number(text)
	if (!Number.isSafeInteger(cores) || cores < 1 || cores > mostCores)
		throw new InvalidArgumentError(`it is a whole number from 1 to ${mostCores}.`)
	return cores
}

/** Throws a sentence for what does not go together. */
export function refuseFlags({ clock = 'real', outside, cores }: RunFlags, isPython: boolean): void {
	const refuse = (sentence: string) => {
		throw new Refusal(sentence, { exitCode: 2 })
	}
	if (!isPython && clock !== 'real')
		refuse(
			`--clock ${clock} is for Python: a TypeScript program runs in real time. Leave --clock out.`,
		)
	if (!isPython && cores !== undefined)
		refuse('--cores is for Python: a TypeScript program has its worker_threads. Leave it out.')
	if (cores !== undefined && clock !== 'real')
		refuse(
			`--cores needs the real clock: on --clock ${clock} processes take the machine's time. Leave one of them out.`,
		)
	if (outside && clock !== 'real')
		refuse(
			`--outside needs the real clock: the world does not wait for --clock ${clock}. Leave one of them out.`,
		)
}
