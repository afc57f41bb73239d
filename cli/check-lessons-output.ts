import { diffLines } from 'diff'
import type { LessonProgram } from '../src/library/read-lesson-programs.ts'
import type { Printed } from './check-lessons-witness.ts'

/** How a program's output stands to what its page says. `times`: nothing but numbers of seconds differ. */
export type Agreement = { status: 'same' } | { status: 'times' | 'other'; message: string }

/**
 * Holds what a program printed against what its page says it prints. Space at the ends of lines is nothing
 * that a reader sees. Pure.
 * @param where the interpreter, as a sentence names it: `stock CPython 3.11.2`
 */
export function holdAgainst({ output }: LessonProgram, printed: Printed, where: string): Agreement {
	if (printed.failure !== undefined)
		return {
			status: 'other',
			message: `this program fails on ${where}. ${printed.failure} A program in a lesson comes to a good end: let it print its error itself.`,
		}
	const real = trimEnds(printed.stdout)
	if (output === undefined)
		return real === ''
			? { status: 'same' }
			: {
					status: 'other',
					message: `this program prints something on ${where}, and its page shows no output. Put it below the program, in a block marked text output:${showDifference('', real)}`,
				}
	const said = trimEnds(output.text)
	if (said === real) return { status: 'same' }
	const message = `this is not what the program prints on ${where} (− the page, + really). Mend the output, or the program:${showDifference(said, real)}`
	return { status: maskTimes(said) === maskTimes(real) ? 'times' : 'other', message }
}

function trimEnds(text: string): string {
	return text.replace(/[ \t]+$/gm, '').trimEnd()
}

/** A number with a point in it, or one that counts seconds or milliseconds. */
function maskTimes(text: string): string {
	return text.replace(/\d+\.\d+|\d+(?= m?s\b)/g, '#')
}

function showDifference(said: string, real: string): string {
	const lines = diffLines(endLine(said), endLine(real)).flatMap(({ value, added, removed }) => {
		const sign = added ? '+' : removed ? '−' : ' '
		return value
			.replace(/\n$/, '')
			.split('\n')
			.map((line) => `\n      ${sign} ${line}`)
	})
	return lines.join('')
}

function endLine(text: string): string {
	return text === '' ? '' : `${text}\n`
}
