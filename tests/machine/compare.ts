import type { Ended, StockEnded } from '../../cli/stock-run.ts'

/** Something that may differ between stock CPython and the machine, and how both are made alike. */
export interface KnownDifference {
	readonly name: string
	/** Why it differs, as a sentence. */
	readonly reason: string
	readonly pattern: RegExp
	/** What stands for it on both sides, as `String.replace` takes it. */
	readonly replacement: string
	/** It may also be the same on both sides, by chance; left out: it never is. */
	readonly mayAgree?: boolean
}

/**
 * Where a Python keeps its own modules and the packages it was given. The machine's own modules are
 * elsewhere: no program is to see them.
 */
const library = String.raw`[^"\s]*/python3[^/"\s]*/[^"\s]*\.py`

/**
 * All that may differ; everything else is compared letter by letter. They are applied from the first
 * to the last. A test takes each away in turn and demands that some program then differs.
 */
export const knownDifferences: readonly KnownDifference[] = [
	{
		name: 'address of an object',
		reason: 'An object lies where there was room for it.',
		pattern: /\b0x[0-9a-f]+\b/g,
		replacement: '0x…',
	},
	{
		name: 'frames of the library',
		reason:
			'Another version of Python gets to the learner’s code by other functions and lines of its own.',
		pattern: new RegExp(
			String.raw`^([ |]*)File "(?:${library}|<frozen [^"]+>)", line \d+, in .*\n(?:\1  .*\n)*`,
			'gm',
		),
		replacement: '',
	},
	{
		name: 'place in the library',
		reason: 'The same function of asyncio is on another line of another version.',
		pattern: new RegExp(String.raw`\bat ${library}:\d+`, 'g'),
		replacement: 'at …',
	},
	{
		name: 'folder of the program',
		reason: 'A program lies in a folder for temporary files here, and in the machine’s own there.',
		pattern: /(?:\/[\w.+-]+)+\/(?=[\w-]+\.py\b)/g,
		replacement: '',
	},
	{
		name: 'marks under a line',
		reason: 'Python 3.13 marks other parts of a line than 3.11.',
		pattern: /^[ |]*[~^][~^ ]*\n/gm,
		replacement: '',
	},
	{
		name: 'what cannot be awaited',
		reason: 'Python 3.14 says in other words that something cannot be awaited.',
		pattern: /\bobject (\w+) can't be used in 'await' expression/g,
		replacement: "'$1' object can't be awaited",
	},
	{
		name: 'suggestion',
		reason: 'Python 3.12 and later suggest more names than 3.11, and print them in more places.',
		pattern: /\. Did you (?:mean|forget)\b.*\?$/gm,
		replacement: '',
	},
	{
		name: 'what the machine has',
		reason: 'Beside a module that is missing the machine says what there is.',
		pattern: /^(?:Did you mean \w+\? )?This machine has the standard library.*\n/gm,
		replacement: '',
	},
	{
		name: 'number of an error',
		reason: 'The machine numbers errors as WASI does, not as Linux; their names are the same.',
		pattern: /\[Errno \d+\]/g,
		replacement: '[Errno …]',
	},
	{
		name: 'address of the lab web',
		reason: 'Stock CPython finds the lab web at a port of this computer, the machine at its name.',
		pattern: /\bhttp:\/\/(?:127\.0\.0\.1:\d+|lab\.example)(?=\/)/g,
		replacement: 'http://…',
	},
	{
		name: 'port',
		reason: 'A port that is asked for as 0 is whichever is free.',
		pattern: /(?<='127\.0\.0\.1', )\d+/g,
		replacement: '…',
	},
	{
		name: 'measured duration',
		reason:
			'asyncio tells how long a callback took to the millisecond; a real one is seldom the same.',
		pattern: /(?<=\btook \d+\.\d)\d+(?= seconds)/g,
		replacement: '',
		mayAgree: true,
	},
]

/** What a program left behind, with all that may differ made alike. */
export interface Comparable {
	readonly stdout: string
	readonly stderr: string
	readonly exitCode: number
}

/** Makes two runs of one program comparable: each is passed through it, and then they are equal. */
export function comparable(
	{ stdout, stderr, exitCode }: Ended,
	differences: readonly KnownDifference[] = knownDifferences,
): Comparable {
	const alike = (text: string): string =>
		differences.reduce((rest, { pattern, replacement }) => rest.replace(pattern, replacement), text)
	return { stdout: alike(stdout), stderr: alike(stderr), exitCode }
}

/** By how much the machine's time may differ from what a program waited for on stock CPython. */
export const bounds = {
	/** In seconds: wake-ups of a real system come late, and its first imports wait for the disk. */
	waiting: 0.2,
	/** For each second of computing on stock CPython: the machine has a price of its own for it. */
	computing: 0.25,
}

/**
 * Compares how long a program took. On stock CPython it waited at least for as long as it did not compute,
 * and at most all the time: its threads may have computed while the first one waited. On the machine's
 * pure clock it takes those waits, and a price for its computing.
 * @returns what is wrong, as a sentence, or nothing
 */
export function complainOfTiming(machine: Ended, stock: StockEnded): string | undefined {
	const allowed = bounds.waiting + bounds.computing * stock.busy
	const least = Math.max(0, stock.seconds - stock.busy - allowed)
	const most = stock.seconds + allowed
	if (machine.seconds >= least && machine.seconds <= most) return undefined
	const [took, whole, busy, from, to] = [
		machine.seconds,
		stock.seconds,
		stock.busy,
		least,
		most,
	].map((seconds) => seconds.toFixed(2))
	return `It took ${took} s on the machine. On stock CPython it took ${whole} s and computed for ${busy} s of them, so ${from} s to ${to} s were expected.`
}
