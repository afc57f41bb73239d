import { drawAxis, drawInFlight } from '../timeline/draw.ts'
import type { InFlight } from '../timeline/in-flight.ts'
import type { View } from '../timeline/view.ts'
import { element } from './element.ts'
import { words } from './spoken.ts'

/** In pixels, as in styles/timeline. */
const heights = { axis: 22, flight: 30 }
/** From the bottom of the axis to the foot of its labels. */
const foot = 6

/** What stands above the lanes of a timeline: the axis, and the requests in flight where there were some. */
export class TimelineRuler {
	readonly parts: readonly HTMLElement[]
	readonly #inFlight: InFlight
	readonly #axis = drawingSpace('axis')
	readonly #flight = drawingSpace('flight')

	constructor(inFlight: InFlight) {
		this.#inFlight = inFlight
		const flights = words.timeline.requests(inFlight.peak)
		this.parts = [
			ruler('ruler', '', this.#axis),
			...(inFlight.peak > 0 ? [ruler('ruler flights', flights, this.#flight)] : []),
		]
	}

	draw(view: View) {
		this.#axis.innerHTML = drawAxis(view, heights.axis - foot, words)
		this.#flight.innerHTML = drawInFlight(this.#inFlight, view, heights.flight)
	}
}

/** An SVG element for strings of src/timeline/draw.ts. It is for the eye: a table has the same facts. */
export function drawingSpace(name: string): SVGSVGElement {
	const made = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
	made.setAttribute('class', name)
	made.setAttribute('aria-hidden', 'true')
	return made
}

function ruler(name: string, label: string, drawing: SVGSVGElement): HTMLElement {
	return element('div', { class: name, 'aria-hidden': 'true' }, element('span', {}, label), drawing)
}
