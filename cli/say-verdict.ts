import { styleText } from 'node:util'
import type { CaseResult, Position, RunError } from '../src/course/report.ts'
import type { Verdict } from '../src/course/verdict.ts'
import type { Paint } from './say-checked.ts'

/** Colours a terminal that shows them; a file, a pipe and NO_COLOR get plain text. */
const paint: Paint = (colour, text) => styleText(colour, text, { stream: process.stdout })

/** One write of an attempt's, and the case in which it was made. */
export interface Printed {
	during?: string | undefined
	text: string
}

/** How much of what was printed in a case is shown, in lines: its end, which is next to the failure. */
const mostPrinted = 20

/** One line for a case that has ended. */
export function sayCase(result: CaseResult): string {
	if (result.status === 'skipped')
		return `${paint('dim', '–')} ${result.name} ${paint('dim', 'skipped')}`
	const mark = result.status === 'passed' ? paint('green', '✓') : paint('red', '✗')
	return `${mark} ${result.name}  ${paint('dim', `${result.ms.toFixed(0)} ms`)}`
}

/** The last line: what it comes to. */
export function sayVerdict(verdict: Verdict, seconds: number): string {
	const took = paint('dim', `${seconds.toFixed(1)} s`)
	switch (verdict.status) {
		case 'passed':
			return `${paint('green', 'Passed')}: ${some(verdict.cases.length, 'case')}. ${took}`
		case 'failed': {
			const failed = verdict.cases.filter(({ status }) => status === 'failed').length
			return `${paint('red', 'Not passed')}: ${failed} of ${some(verdict.cases.length, 'case')} failed. ${took}`
		}
		case 'unloadable':
			return `${paint('red', 'Not passed')}: the attempt could not be loaded. ${took}`
		case 'timed-out':
			return `${paint('red', 'Not passed')}: stopped after ${verdict.after} seconds. ${took}`
		case 'tampered':
			return `${paint('red', 'Not passed')}: the attempt changed what the cases stand on, so they prove nothing. ${took}`
		case 'ungraded':
			return `${paint('yellow', 'Not graded')}: ${verdict.reason}`
	}
}

/** What went wrong first, as lines; none when nothing did. */
export function sayFailure(verdict: Verdict, output: readonly Printed[]): string[] {
	switch (verdict.status) {
		case 'passed':
		case 'ungraded':
			return []
		case 'failed':
			return sayFailed(verdict.cases, verdict.first, output)
		case 'unloadable':
			return indent([verdict.message, ...sayPlace(verdict.at)])
		case 'timed-out': {
			const first = verdict.cases.find(({ status }) => status === 'failed')
			const why = indent([...sayTimeOut(verdict), ...sayPlace(verdict.at)])
			return [...(first ? [...sayFailed(verdict.cases, first.name, output), ''] : []), ...why]
		}
		case 'tampered':
			return indent([`It changed ${verdict.changed.join(', ')}.`])
	}
}

function sayFailed(
	cases: readonly CaseResult[],
	name: string,
	output: readonly Printed[],
): string[] {
	const failed = cases.find((each) => each.name === name)
	if (failed?.status !== 'failed') return []
	const printed = output.filter(({ during }) => during === name)
	return [
		paint('bold', name),
		...indent(sayError(failed.error)),
		...sayPrinted(printed.map(({ text }) => text).join('')),
	]
}

function sayTimeOut({ stuck, during }: Verdict & { status: 'timed-out' }): string[] {
	const what = stuck
		? 'It computed without an end, and gave nothing else a turn.'
		: 'It still waited for something that did not come.'
	return [what, ...(during === undefined ? [] : [`It happened in “${during}”.`])]
}

function sayError(error: RunError): string[] {
	const { name, message, at } = error
	const isPlain = name === 'AssertionError' || name === 'Error'
	const difference = differenceOf(error)
	return [
		...(isPlain ? message : `${name}: ${message}`).split('\n'),
		...(difference.length > 0 ? ['', ...difference.map(colour)] : []),
		...sayPlace(at),
	]
}

function differenceOf({ diff, expected, actual }: RunError): string[] {
	if (diff !== undefined && diff.trim() !== '') return diff.trim().split('\n')
	if (expected === undefined || actual === undefined) return []
	return [
		...expected.split('\n').map((line) => `- ${line}`),
		...actual.split('\n').map((line) => `+ ${line}`),
	]
}

function colour(line: string): string {
	if (line.startsWith('-')) return paint('green', line)
	return line.startsWith('+') ? paint('red', line) : line
}

function sayPlace(at: Position | undefined): string[] {
	return at ? [paint('dim', `at ${at.file}:${at.line}:${at.column}`)] : []
}

function sayPrinted(text: string): string[] {
	if (text.trim() === '') return []
	const lines = text.trimEnd().split('\n')
	const cut = lines.length > mostPrinted ? [`… ${lines.length - mostPrinted} lines before`] : []
	return ['', ...indent(['It printed:', ...indent([...cut, ...lines.slice(-mostPrinted)])])]
}

/** A hint's first rung, or all of them. */
export function sayHint(
	{ id, rungs }: { id: string; rungs: readonly string[] },
	{ all }: { all: boolean },
): string[] {
	const [first = '', ...more] = rungs
	const shown = all ? rungs : [first]
	const rest = all || more.length === 0 ? '' : ` (1 of ${rungs.length}; --hints shows them all)`
	return [
		`${paint('bold', `Hint: ${id}`)}${paint('dim', rest)}`,
		...shown.flatMap((rung, at) => [...(at > 0 ? [''] : []), ...indent(rung.split('\n'))]),
	]
}

function indent(lines: readonly string[]): string[] {
	return lines.map((line) => (line === '' ? '' : `  ${line}`))
}

function some(count: number, thing: string): string {
	return `${count} ${count === 1 ? thing : `${thing}s`}`
}
