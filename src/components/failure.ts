import type { Position, RunError } from '../course/report.ts'
import { element } from './element.ts'
import { placeLink } from './place-link.ts'
import { differenceOf, messageOf } from './run-error-words.ts'
import { words } from './spoken.ts'

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
					words.grade.difference,
				),
		error.at && element('p', {}, words.grade.at, placeLink(error.at), '.'),
	]
}

/** Where it was when it was stopped, as far as that is known. */
export function describeStop(at: Position | undefined): Node | undefined {
	return at && element('p', {}, words.grade.wasAt, placeLink(at), '.')
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
