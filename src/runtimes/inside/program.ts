import { configureLab, openLabWeb, type RequestLog } from '#kit/lab'
import type { ProgramFacts, RunReport } from '../../course/report.ts'
import { excerptOf } from '../../course/request-log.ts'
import type { ProgramJob } from '../runtime.ts'
import { createRandom } from './chance.ts'
import { LoadFault } from './load-fault.ts'
import { load, toUnloadable } from './load.ts'
import { mount } from './mounts.ts'
import { toRunError } from './run-error.ts'
import type { Linked, Shell } from './shell.ts'
import { locateSyntaxError } from './syntax.ts'
import { SoFar } from './so-far.ts'
import { beginTrace, endTrace } from './task-trace.ts'

/** How a program came to its end. */
type End =
	{ by: 'itself' } | { by: 'exit'; call: string; code: number } | { by: 'error'; error: unknown }

/** Thrown to get out of the learner's code after it asked to end. */
class Exit extends Error {}

/** Runs one file in real time, against the lab web, until nothing is left that could still happen. */
export async function runProgram(job: ProgramJob, shell: Shell): Promise<RunReport> {
	configureLab({ seed: job.seed })
	Math.random = createRandom(job.seed)
	const opened = performance.now()
	const elsewhere = job.outside ? globalThis.fetch : undefined
	const { fetch, requests } = openLabWeb(job.web, { ...(elsewhere && { elsewhere }) })
	globalThis.fetch = fetch
	const { files, entry } = mount(job)
	let linked: Linked
	try {
		if (!Object.hasOwn(job.files, job.main)) {
			throw new LoadFault(`There is no file ${job.main} to run.`)
		}
		linked = await load(files, entry, shell, { isTraced: job.trace === true })
	} catch (error) {
		return toUnloadable(error)
	}
	if (job.shell) process.argv.splice(1, Infinity, job.main, ...job.shell.args)
	const began = performance.now()
	const soFar = job.trace ? followTrace({ opened, began }, requests, shell) : undefined
	const answering = () => requests.entries.some((entry) => entry.end === undefined)
	const end = await runToEnd(linked, shell, answering)
	soFar?.end()
	const trace = job.trace && endTrace()
	const facts = (job.shell || trace) && {
		facts: { ...factsOf(end, { opened, began }, requests), ...(trace && { trace }) },
	}
	// A shell sees it by the exit code.
	if (end.by === 'exit' && !job.shell)
		shell.output.write('err', `The program ended itself: ${end.call}.\n`)
	shell.output.close()
	if (end.by !== 'error') return { status: 'finished', cases: [], tampering: [], ...facts }
	const error = toRunError(end.error, linked.places)
	if (error.name === 'SyntaxError' && error.at === undefined) {
		return toUnloadable(await locateSyntaxError(files, error.message))
	}
	return { status: 'threw', error, ...facts }
}

/** When the lab web was opened, and when the program began, by the clock of `performance`. */
interface Beginning {
	opened: number
	began: number
}

/** Begins the trace. It is told while the program runs, which may never end. */
function followTrace(beginning: Beginning, requests: RequestLog, shell: Shell): SoFar {
	beginTrace()
	const soFar = new SoFar(shell.emit)
	const now = performance.now.bind(performance)
	soFar.begin(() => ({ ...factsSoFar(beginning, requests, now()), goesOn: true }))
	shell.onBeat(() => soFar.tell())
	return soFar
}

function factsOf(end: End, beginning: Beginning, requests: RequestLog): ProgramFacts {
	return {
		exitCode: end.by === 'error' ? 1 : Number(end.by === 'exit' ? end.code : process.exitCode) || 0,
		...factsSoFar(beginning, requests, performance.now()),
	}
}

/** The log counts from when the lab web was opened; whoever reads the facts, from when the program began. */
function factsSoFar({ opened, began }: Beginning, { entries, peak }: RequestLog, now: number) {
	const late = (began - opened) / 1000
	const told = entries.map(({ start, end, ...rest }) => ({
		...rest,
		start: start - late,
		...(end !== undefined && { end: end - late }),
	}))
	return { seconds: (now - began) / 1000, requests: excerptOf({ entries: told, peak }) }
}

function runToEnd(linked: Linked, shell: Shell, answering: () => boolean): Promise<End> {
	return new Promise((resolve) => {
		let evaluated = false
		shell.uncaught.listen((error) => {
			if (!(error instanceof Exit)) resolve({ by: 'error', error })
		})
		shell.onExit((call, code) => {
			resolve({ by: 'exit', call, code })
			throw new Exit()
		})
		const evaluate = async () => {
			await linked.importEntry()
			evaluated = true
		}
		evaluate().catch((error: unknown) => {
			if (!(error instanceof Exit)) resolve({ by: 'error', error })
		})
		const finish = async () => {
			await shell.idle(answering, () => evaluated)
			await shell.uncaught.settled()
			resolve(evaluated ? { by: 'itself' } : { by: 'error', error: new Error(waitsForever) })
		}
		void finish()
	})
}

const waitsForever =
	'The program waits for something that never comes: its top-level await has nothing left to wait for.'
