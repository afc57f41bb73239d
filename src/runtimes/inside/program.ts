import { configureLab, openLabWeb } from '#kit/lab'
import type { RunReport } from '../../course/report.ts'
import type { ProgramJob } from '../runtime.ts'
import { createRandom } from './chance.ts'
import { LoadFault } from './load-fault.ts'
import { load, toUnloadable } from './load.ts'
import { mount } from './mounts.ts'
import { toRunError } from './run-error.ts'
import type { Linked, Shell } from './shell.ts'
import { locateSyntaxError } from './syntax.ts'

/** How a program came to its end. */
type End = { by: 'itself' } | { by: 'exit'; call: string } | { by: 'error'; error: unknown }

/** Thrown to get out of the learner's code after it asked to end. */
class Exit extends Error {}

/** Runs one file in real time, against the lab web, until nothing is left that could still happen. */
export async function runProgram(job: ProgramJob, shell: Shell): Promise<RunReport> {
	configureLab({ seed: job.seed })
	Math.random = createRandom(job.seed)
	const { fetch, requests } = openLabWeb(job.web)
	globalThis.fetch = fetch
	const { files, entry } = mount(job)
	let linked: Linked
	try {
		if (!Object.hasOwn(job.files, job.main)) {
			throw new LoadFault(`There is no file ${job.main} to run.`)
		}
		linked = await load(files, entry, shell)
	} catch (error) {
		return toUnloadable(error)
	}
	const answering = () => requests.entries.some((entry) => entry.end === undefined)
	const end = await runToEnd(linked, shell, answering)
	if (end.by === 'exit') shell.output.write('err', `The program ended itself: ${end.call}.\n`)
	shell.output.close()
	if (end.by !== 'error') return { status: 'finished', cases: [], tampering: [] }
	const error = toRunError(end.error, linked.places)
	if (error.name === 'SyntaxError' && error.at === undefined) {
		return toUnloadable(await locateSyntaxError(files, error.message))
	}
	return { status: 'threw', error }
}

function runToEnd(linked: Linked, shell: Shell, answering: () => boolean): Promise<End> {
	return new Promise((resolve) => {
		let evaluated = false
		shell.uncaught.listen((error) => {
			if (!(error instanceof Exit)) resolve({ by: 'error', error })
		})
		shell.onExit((call) => {
			resolve({ by: 'exit', call })
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
