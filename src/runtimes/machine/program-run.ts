import type { ProgramFacts, RunEvent, RunReport } from '../../course/report.ts'
import { excerptOf } from '../../course/request-log.ts'
import { createOutput, outputLimits, shellLimits } from '../output.ts'
import type { ProgramJob } from '../runtime.ts'
import { atOnce, createPlayback } from './playback.ts'
import { PoolCrew, type OpenThread } from './pool-crew.ts'
import type { Answer, Ending, ProgramOrder } from './messages.ts'
import type { MachineThread } from './thread.ts'
import { readTrace } from './trace-events.ts'

export interface ProgramRunOptions {
	job: ProgramJob
	onEvent: (event: RunEvent) => void
	/** Opens further threads like it, for a job that has `cores`. */
	open: OpenThread
}

/** Runs one file as `python FILE` does, in a thread whose Python has been booted, until it comes to its end. */
export function runPythonProgram(
	thread: MachineThread,
	{ job, onEvent, open }: ProgramRunOptions,
): Promise<RunReport> {
	if (!Object.hasOwn(job.files, job.main)) {
		const message = `There is no file ${job.main} to run.`
		return Promise.resolve({ status: 'unloadable', message })
	}
	const limits = job.shell ? shellLimits : outputLimits
	const output = createOutput(onEvent, () => undefined, limits)
	const began = performance.now()
	const begun = new AbortController()
	sayPreparing(onEvent, begun.signal)
	const shown = new AbortController()
	const at = job.replay ? createPlayback(onEvent, shown.signal) : atOnce
	const { promise, resolve } = Promise.withResolvers<RunReport>()
	const hear = (answer: Answer) => {
		begun.abort()
		if (crew.take(answer)) return
		if (answer.type === 'ended') {
			const { note, seconds } = answer.ending
			const report = readReport(answer.ending, job)
			if (job.replay && 'facts' in report && report.facts?.trace)
				onEvent(toBeShown(report.facts, began))
			at(seconds, () => {
				// A shell sees it by the exit code.
				if (note !== undefined && !job.shell) output.write('err', `${note}\n`)
				output.close()
				resolve(report)
			})
		} else if (answer.type === 'broken') {
			output.close()
			resolve({ status: 'threw', error: { name: 'Error', message: answer.why } })
		} else if (answer.type === 'output') {
			const { stream, text } = answer
			at(answer.at, () => output.write(stream, text))
		} else pass(answer, onEvent)
	}
	const { files, web, outside = false, cores: most = 0 } = job
	const order = { type: 'worker' as const, files, outside, ...(web && { web }) }
	const crew = new PoolCrew({ open, order, most, program: thread, onAnswer: hear })
	thread.listen(hear)
	thread.post(orderOf(job))
	return promise.finally(() => {
		crew.end()
		shown.abort()
	})
}

/** How often it is said that a program is still being prepared, and for how long that is believed, in milliseconds. */
const preparing = { every: 250, most: 30_000 }

/** Until `begun`, no code of the learner's runs: a slow computer takes seconds to import aiohttp for it. */
function sayPreparing(onEvent: (event: RunEvent) => void, begun: AbortSignal): void {
	const say = () => onEvent({ type: 'alive', preparing: true })
	const telling = setInterval(say, preparing.every)
	const tired = setTimeout(() => clearInterval(telling), preparing.most)
	begun.addEventListener('abort', () => {
		clearInterval(telling)
		clearTimeout(tired)
	})
}

function orderOf(job: ProgramJob): ProgramOrder {
	const { files, main, seed, web, clock = 'real', outside, cores, shell, trace = false } = job
	return {
		type: 'program',
		files,
		main,
		clock,
		// In real time chance is the world's, as it is on a desk.
		...(clock !== 'real' && { seed }),
		...(web && { web }),
		...(outside !== undefined && { outside }),
		...(clock === 'real' && cores !== undefined && { cores }),
		trace,
		...(shell && { args: shell.args, output: shellLimits.characters }),
	}
}

function pass(answer: Answer, onEvent: (event: RunEvent) => void): void {
	if (answer.type === 'traced') return onEvent({ type: 'traced', facts: factsSoFar(answer) })
	if (answer.type !== 'alive') return
	const { file, line = 1 } = answer
	onEvent({ type: 'alive', ...(file !== undefined && { at: { file, line, column: 1 } }) })
}

/** What a run did that is over, and will be shown in its time, which began when that is by the page's clock. */
function toBeShown(facts: ProgramFacts, began: number): RunEvent {
	const shownTo = (performance.now() - began) / 1_000
	return { type: 'traced', facts: JSON.stringify({ ...facts, shownTo }) }
}

/** A program that got at what the machine writes of it can make that unreadable. */
function readReport(ending: Ending, job: ProgramJob): RunReport {
	try {
		return toReport(ending, job)
	} catch (error) {
		const why = String(error).replaceAll(/\s+/g, ' ').slice(0, 200)
		return {
			status: 'crashed',
			message: `What the program did cannot be read, as when it writes into the record of it: ${why}`,
		}
	}
}

function toReport(ending: Ending, { clock = 'real', shell, trace }: ProgramJob): RunReport {
	const { error, seconds } = ending
	const took = clock === 'real' ? {} : { seconds }
	const facts = (shell || trace) && { facts: factsOf(ending) }
	if (!error) return { status: 'finished', cases: [], tampering: [], ...took, ...facts }
	const { name, message, at } = error
	const isSyntax = ['SyntaxError', 'IndentationError', 'TabError'].includes(name)
	if (!isSyntax) return { status: 'threw', error, ...took, ...facts }
	return { status: 'unloadable', message: `${name}: ${message}`, ...(at && { at }), ...facts }
}

/** Written together without being read: it is read by whoever shows it, and most is never shown. */
function factsSoFar(told: Extract<Answer, { type: 'traced' }>): string {
	const { events, leftOut, seconds, requests, goesOn } = told
	const facts = { seconds, requests: excerptOf(requests), ...(goesOn && { goesOn }) }
	const rest = JSON.stringify(facts).slice(1)
	const more = leftOut > 0 ? `,"leftOut":${leftOut}` : ''
	return `{"trace":{"version":2,"events":${events}${more}},${rest}`
}

function factsOf({ code, seconds, requests, trace }: Ending): ProgramFacts {
	return {
		exitCode: code,
		seconds,
		requests: excerptOf(requests),
		...(trace !== undefined && { trace: readTrace(trace) }),
	}
}
