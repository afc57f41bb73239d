import type { RunError } from '../course/report.ts'
import { element } from './element.ts'
import { placeLink } from './place-link.ts'

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

/** The message of an error; its class only where that says something. */
export function messageOf({ name, message }: RunError): string {
	return name === 'AssertionError' || name === 'Error' ? message : `${name}: ${message}`
}

const tagOf = { expected: 'del', received: 'ins', same: 'span' } as const

/** Why a case failed: the message, expected against received, and the place as a link. */
export function describeFailure(error: RunError): (Node | undefined)[] {
	const lines = differenceOf(error)
	return [
		element('pre', { class: 'message' }, messageOf(error)),
		lines.length === 0
			? undefined
			: differenceBlock(
					lines.map(({ kind, text }) => ({ tag: tagOf[kind], text })),
					'Expected (−) and received (+)',
				),
		error.at && element('p', {}, 'At ', placeLink(error.at), '.'),
	]
}

/** Lines told apart by their sign and their element, not by colour alone. */
export function differenceBlock(
	lines: readonly { tag: 'ins' | 'del' | 'span'; text: string }[],
	label: string,
): HTMLElement {
	const code = element(
		'code',
		{},
		...lines.map(({ tag, text }) =>
			element(tag, tag === 'span' ? { class: 'same' } : {}, `${text}\n`),
		),
	)
	return element(
		'pre',
		{ class: 'difference', tabindex: '0', role: 'group', 'aria-label': label },
		code,
	)
}
