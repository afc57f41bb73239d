import type { Lane } from '../timeline/lanes.ts'
import { element } from './element.ts'
import { words } from './spoken.ts'

/** Deeper ones stand under each other: the names need their room. */
const deepest = 4

/** The name of a lane, beside or above its bars; `top` in pixels. */
export function nameLabel(
	lane: Lane,
	{ top, faded }: { top: number; faded: boolean },
): HTMLElement {
	const { runs, name, kind, depth } = lane
	const title = `${runs}${name === runs ? '' : `, ${name}`}${kind === 'task' ? '' : `, ${words.timeline.aKind[kind]}`}`
	return element(
		'div',
		{
			class: faded ? 'name faded' : 'name',
			title,
			style: `top: ${top}px; --depth: ${Math.min(depth, deepest)}`,
		},
		element('span', { class: 'runs' }, runs),
		name === runs ? undefined : element('span', { class: 'called' }, name),
		kind === 'task' ? undefined : element('span', { class: 'kind' }, words.timeline.kinds[kind]),
	)
}
