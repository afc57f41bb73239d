import type { RunError } from '../course/report.ts'

export type DifferenceLine = { kind: 'expected' | 'received' | 'same'; text: string }

/** What was expected and what came, as lines; empty where the error holds neither. */
export function differenceOf({ diff, expected, actual }: RunError): DifferenceLine[] {
	if (diff !== undefined && diff.trim() !== '') return diff.trim().split('\n').map(readLine)
	if (expected === undefined || actual === undefined) return []
	return [
		...expected.split('\n').map((text) => ({ kind: 'expected' as const, text: `- ${text}` })),
		...actual.split('\n').map((text) => ({ kind: 'received' as const, text: `+ ${text}` })),
	]
}

function readLine(text: string): DifferenceLine {
	if (text.startsWith('-')) return { kind: 'expected', text }
	if (text.startsWith('+')) return { kind: 'received', text }
	return { kind: 'same', text }
}

/** The message of an error; its class only where that says something, and nothing of how vitest compares. */
export function messageOf({ name, message }: RunError): string {
	const text = message.replace(/ \/\/ Object\.is equality$/m, '')
	return name === 'AssertionError' || name === 'Error' ? text : `${name}: ${text}`
}
