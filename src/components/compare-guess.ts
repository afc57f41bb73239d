import { words } from './spoken.ts'

/** A guess: the lines in an order, or the last line alone. */
export type Guess = { kind: 'order'; lines: readonly string[] } | { kind: 'choice'; option: string }

/** A guess beside what a program printed: each line of the longer one, and whether both agree there. */
export interface ComparedGuess {
	isRight: boolean
	rows: readonly { guessed: string; printed: string; agrees: boolean }[]
	/** What to say of it: what was right, and never that anything is lost. */
	words: string
}

/** Holds a guess against what a program printed. Pure. */
export function compareGuess(guess: Guess, printed: string): ComparedGuess {
	const real = printed
		.trimEnd()
		.split('\n')
		.map((line) => line.trimEnd())
	const pairs =
		guess.kind === 'choice'
			? [{ guessed: guess.option, printed: real.at(-1) ?? '' }]
			: Array.from({ length: Math.max(guess.lines.length, real.length) }, (_, index) => ({
					guessed: guess.lines[index] ?? '',
					printed: real[index] ?? '',
				}))
	const rows = pairs.map((pair) => ({ ...pair, agrees: pair.guessed === pair.printed }))
	const right = rows.filter(({ agrees }) => agrees).length
	const isRight = right === rows.length
	return {
		isRight,
		rows,
		words: say(guess, { isRight, right, all: rows.length }, real.at(-1) ?? ''),
	}
}

function say(
	{ kind }: Guess,
	{ isRight, right, all }: { isRight: boolean; right: number; all: number },
	last: string,
): string {
	if (isRight) return words.live.right
	return kind === 'choice' ? words.live.wrongChoice(last) : words.live.wrongOrder(right, all)
}
