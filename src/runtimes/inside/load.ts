import type { RunReport } from '../../course/report.ts'
import type { Files } from '../../course/submission.ts'
import { lexerReady, readGraph } from './graph.ts'
import { LoadFault } from './load-fault.ts'
import { clip, toRunError } from './run-error.ts'
import type { Linked, Shell } from './shell.ts'
import { locateSyntaxError } from './syntax.ts'
import type { Places } from './places.ts'
import { traceCalls } from './trace-rewrite.ts'

/**
 * Reads, compiles and links the files, ready to be imported. Throws a LoadFault.
 * `isTraced`: the learner's modules tell what their async functions do; see `task-trace.ts`.
 */
export async function load(
	files: Files,
	entry: string,
	shell: Shell,
	{ isTraced }: { isTraced: boolean },
): Promise<Linked> {
	await lexerReady()
	try {
		const graph = readGraph(files, entry)
		return await shell.link(isTraced ? traceCalls(graph) : graph, files)
	} catch (error) {
		throw await explain(error, files)
	}
}

async function explain(error: unknown, files: Files): Promise<unknown> {
	return error instanceof SyntaxError ? locateSyntaxError(files, error.message) : error
}

/** The report for what went wrong before anything ran. Faults of our own are thrown on. */
export function toUnloadable(error: unknown): RunReport {
	if (!(error instanceof LoadFault)) throw error
	const { message, at } = error
	return { status: 'unloadable', message: clip(message, 3_900), ...(at && { at }) }
}

/** The report for an error that the learner's code threw while it was being loaded. */
export async function explainThrown(
	thrown: unknown,
	files: Files,
	places: Places,
): Promise<RunReport> {
	const { name, message, at } = toRunError(thrown, places)
	// The engine refuses some code that the compiler let pass, and does not say where.
	if (name === 'SyntaxError' && at === undefined) {
		return toUnloadable(await locateSyntaxError(files, message))
	}
	return toUnloadable(new LoadFault(`${name}: ${message}`, at))
}
