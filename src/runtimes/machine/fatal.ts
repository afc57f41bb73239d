/** What ended an interpreter, as a sentence a learner can read. */
export function sayFatal(error: unknown): string {
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
