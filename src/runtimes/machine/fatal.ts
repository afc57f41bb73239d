/** The interpreter has come to its end and can do nothing more; the message is a sentence for a learner. */
export class PythonDied extends Error {
	override readonly name = 'PythonDied'
}

/** What a call of the interpreter ended with: an error of Python's stays as it is, whatever else ends it is told as a sentence. */
export function toDeath(error: unknown): unknown {
	if (error instanceof Error && (error.name === 'ExitedAtOnce' || error.name === 'PythonError'))
		return error
	return error instanceof PythonDied ? error : new PythonDied(sayFatal(error))
}

/** What ended an interpreter, as a sentence a learner can read. */
export function sayFatal(error: unknown): string {
	if (error instanceof PythonDied) return error.message
	const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
	if (/RecursionError|call stack|stack overflow/i.test(text)) return tooDeep
	if (/memory access out of bounds|unreachable|table index|null function/i.test(text)) return died
	if (/MemoryError|out of memory|allocation failed/i.test(text)) return tooMuch
	const [first = ''] = text.trim().split('\n').slice(-1)
	return first.slice(0, 3_000)
}

const tooDeep =
	'Python ended: calls were nested deeper than the stack of this browser reaches. Is there a recursion without an end, or a very deep structure?'
const died =
	'Python itself ended: something in it went too deep or too far. Run it again; if it happens again, look for a recursion without an end.'
const tooMuch = 'Python ended: the program used up its memory.'

export const ignoredStops =
	'The program was stopped for computing too long, and went on again and again. Does an "except" or a "finally" in it catch everything? Catch only the errors you expect.'
