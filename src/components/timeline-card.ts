import type { Bar } from '../timeline/bars.ts'
import { sayLength, sayMoment } from '../timeline/durations.ts'
import { nameLane, sayDeed, sayWait } from '../timeline/facts.ts'
import type { Lane } from '../timeline/lanes.ts'
import { element } from './element.ts'
import { namePlace } from './place-link.ts'
import { words } from './spoken.ts'

/** Pixels between the pointer and the card. */
const away = 14

/** What a bar is, beside the pointer or the bar that the keyboard stands on. It is for the eye: the ear is told in a live region. */
export class TimelineCard {
	readonly root = element('div', { class: 'card', 'aria-hidden': 'true', hidden: '' })

	/** Shows a bar's facts at a place of the stage (pixels), on the side that has room. */
	show(bar: Bar, lane: Lane, lanes: readonly Lane[], place: { x: number; y: number }) {
		this.root.replaceChildren(
			element('strong', {}, nameLane(lane)),
			element('dl', {}, ...factsOf(bar, lanes).flatMap(pair)),
		)
		this.root.hidden = false
		const { offsetParent, offsetWidth, offsetHeight } = this.root
		const room = { width: offsetParent?.clientWidth ?? 0, height: offsetParent?.clientHeight ?? 0 }
		const left = Math.min(place.x + away, room.width - offsetWidth - 4)
		const below = place.y + away + offsetHeight <= room.height
		this.root.style.left = `${Math.max(4, left)}px`
		this.root.style.top = `${below ? place.y + away : Math.max(0, place.y - offsetHeight - away)}px`
	}

	hide() {
		this.root.hidden = true
	}
}

function factsOf(bar: Bar, lanes: readonly Lane[]): [string, string][] {
	const wait = sayWait(bar.on, lanes, words)
	const { place, turns } = bar
	const { card, fromTo, turns: sayTurns } = words.timeline
	return [
		['', sayDeed(bar, words)],
		...(wait === undefined ? [] : [[card.waitsFor, wait] satisfies [string, string]]),
		[card.took, sayLength(bar.to - bar.from, words)],
		[card.from, fromTo(sayMoment(bar.from, words), sayMoment(bar.to, words))],
		...(turns === undefined ? [] : [[card.in, sayTurns(turns)] satisfies [string, string]]),
		...(place ? [[card.at, namePlace({ ...place, column: 1 })] satisfies [string, string]] : []),
	]
}

function pair([term, text]: [string, string]): HTMLElement[] {
	return [element('dt', {}, term), element('dd', {}, text)]
}
