import type { RunEvent, RunReport } from '../../course/report.ts'
import { createOutput } from '../output.ts'
import type { ProgramJob } from '../runtime.ts'
import type { Answer, Ending, ProgramOrder } from './messages.ts'
import type { MachineThread } from './thread.ts'

/** Runs one file as `python FILE` does, in a thread whose Python has been booted, until it comes to its end. */
export function runPythonProgram(
	thread: MachineThread,
	job: ProgramJob,
	onEvent: (event: RunEvent) => void,
	how: Pick<ProgramOrder, 'args' | 'env' | 'trace'> = {},
): Promise<{ report: RunReport; ending?: Ending }> {
	if (!Object.hasOwn(job.files, job.main)) {
		const message = `There is no file ${job.main} to run.`
		return Promise.resolve({ report: { status: 'unloadable', message } })
	}
	const output = createOutput(onEvent, () => undefined)
	return new Promise((resolve) => {
		thread.listen((answer) => {
			if (answer.type === 'ended') {
				const { note } = answer.ending
				if (note !== undefined) output.write('err', `${note}\n`)
				output.close()
				resolve({ report: toReport(answer.ending), ending: answer.ending })
			} else if (answer.type === 'broken') {
				output.close()
				resolve({ report: { status: 'threw', error: { name: 'Error', message: answer.why } } })
			} else if (answer.type === 'output') output.write(answer.stream, answer.text)
			else pass(answer, onEvent)
		})
		thread.post(orderOf(job, how))
	})
}

function orderOf(job: ProgramJob, how: Pick<ProgramOrder, 'args' | 'env' | 'trace'>): ProgramOrder {
	const { files, main, seed, web, clock = 'real', outside } = job
	return {
		type: 'program',
		files,
		main,
		clock,
		...how,
		// In real time chance is the world's, as it is on a desk.
		...(clock !== 'real' && { seed }),
		...(web && { web }),
		...(outside !== undefined && { outside }),
	}
}

function pass(answer: Answer, onEvent: (event: RunEvent) => void): void {
	if (answer.type !== 'alive') return
	const { file, line = 1 } = answer
	onEvent({ type: 'alive', ...(file !== undefined && { at: { file, line, column: 1 } }) })
}

function toReport({ error }: Ending): RunReport {
	if (!error) return { status: 'finished', cases: [], tampering: [] }
	const { name, message, at } = error
	const isSyntax = ['SyntaxError', 'IndentationError', 'TabError'].includes(name)
	if (!isSyntax) return { status: 'threw', error }
	return { status: 'unloadable', message: `${name}: ${message}`, ...(at && { at }) }
}
