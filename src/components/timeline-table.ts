import { sayTimeline } from '../timeline/facts.ts'
import type { Timeline } from '../timeline/lanes.ts'
import { columnsIn, tabulate, type Row } from '../timeline/table.ts'
import { button, element } from './element.ts'
import { placeLink } from './place-link.ts'
import { words } from './spoken.ts'

/** How many rows are shown at a time: a page with ten thousand of them is slow, and nobody reads them. */
const atOnce = 500

/** The facts of a timeline as sentences, and every bar as a row. */
export function timelineTable(timeline: Timeline): HTMLElement {
	const rows = tabulate(timeline, words)
	const body = element('tbody')
	const table = element(
		'table',
		{},
		element('caption', {}, words.timeline.caption(timeline.title)),
		element(
			'thead',
			{},
			element('tr', {}, ...columnsIn(words).map((name) => element('th', { scope: 'col' }, name))),
		),
		body,
	)
	const more = button('', () => {
		const first = addRows(body, rows)
		sayRest(more, rows.length - body.rows.length)
		// The button may be gone now, and the focus must not fall to the top of the page.
		first?.focus()
	})
	addRows(body, rows)
	sayRest(more, rows.length - body.rows.length)
	return element(
		'div',
		{ class: 'facts' },
		element(
			'ul',
			{},
			...sayTimeline(timeline, words).map((sentence) => element('li', {}, sentence)),
		),
		element(
			'div',
			{
				class: 'rows',
				role: 'region',
				tabindex: '0',
				'aria-label': words.timeline.tableOf(timeline.title),
			},
			table,
		),
		more,
	)
}

/** Adds the next rows; answers the first of them. */
function addRows(body: HTMLTableSectionElement, rows: readonly Row[]): HTMLElement | undefined {
	const shown = body.rows.length
	const made = rows.slice(shown, shown + atOnce).map(rowOf)
	body.append(...made)
	return made[0]
}

function sayRest(more: HTMLButtonElement, rest: number) {
	more.hidden = rest <= 0
	more.textContent = words.timeline.showNext(Math.min(rest, atOnce), rest)
}

function rowOf({ task, from, to, took, did, waitedFor, place }: Row): HTMLTableRowElement {
	return element(
		'tr',
		{ tabindex: '-1' },
		element('th', { scope: 'row' }, task),
		...[from, to, took, did, waitedFor].map((text) => element('td', {}, text)),
		element('td', {}, place && placeLink({ ...place, column: 1 })),
	)
}
