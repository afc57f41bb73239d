import type { Files } from '../../course/submission.ts'
import { isLearners, learnersName } from './mounts.ts'
import { LoadFault } from './load-fault.ts'

/**
 * Reads the learner's files again with a parser that knows exactly where it stands, and is too big
 * to load before it is needed. The first file that does not parse is the fault; when all of them do,
 * the answer is the engine's own message.
 */
export async function locateSyntaxError(files: Files, message: string): Promise<LoadFault> {
	const parser = await loadParser()
	if (parser === undefined) return new LoadFault(message)
	const typescript = parser.Parser.extend(parser.tsPlugin())
	for (const [file, source] of Object.entries(files)) {
		if (!isLearners(file) || !/\.[jt]s$/.test(file)) continue
		try {
			typescript.parse(source, { ecmaVersion: 'latest', sourceType: 'module', locations: true })
		} catch (error) {
			const fault = toFault(learnersName(file), error)
			if (fault !== undefined) return fault
		}
	}
	return new LoadFault(message)
}

/** `undefined` where it cannot be fetched, for want of a network: a message without its place is better than none. */
async function loadParser() {
	try {
		const [{ Parser }, { tsPlugin }] = await Promise.all([
			import('acorn'),
			import('@sveltejs/acorn-typescript'),
		])
		return { Parser, tsPlugin }
	} catch {
		return undefined
	}
}

/** acorn says `Unexpected token (2:40)` and has the place in `loc`, its column counted from 0. */
function toFault(file: string, error: unknown): LoadFault | undefined {
	if (!(error instanceof SyntaxError) || !('loc' in error)) return undefined
	const { loc } = error
	if (typeof loc !== 'object' || loc === null || !('line' in loc) || !('column' in loc)) {
		return undefined
	}
	const message = error.message.replace(/ \(\d+:\d+\)$/, '')
	return new LoadFault(message, { file, line: Number(loc.line), column: Number(loc.column) + 1 })
}
