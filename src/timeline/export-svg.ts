import type { Words } from '../words/words.ts'
import {
	drawAxis,
	drawBlocks,
	drawGrid,
	drawInFlight,
	drawLanes,
	drawSample,
	escapeText,
	rightEdge,
} from './draw.ts'
import { nameLane, sayTimeline } from './facts.ts'
import { keyOf } from './key.ts'
import type { Timeline } from './lanes.ts'
import { wholeOf } from './view.ts'

/** The measures of a picture that stands alone, in pixels. */
const names = 220
const width = 1000
const margin = 20
const row = { height: 24, middle: 12, scale: 1 }
const flight = 28

/** Its own colours, on white: where it is opened, no style sheet of the page's is there. */
const style = `
text{font:12px system-ui,sans-serif;fill:#33403e}
.title{font-size:16px;font-weight:650;fill:#14201e}
.tick,.note{font-size:11px;fill:#54625f}
.grid{stroke:#e7eceb}
.blocked{fill:#d55e00;fill-opacity:.12}
.in-flight{fill:#2f6fb5;fill-opacity:.25;stroke:#2f6fb5}
.runs{fill:#0f6b61}
.blocks{fill:#c43d12;stroke:#7a2208;stroke-width:1.5}
.http{stroke:#2f6fb5;stroke-width:6}
.sleep{stroke:#84918e;stroke-width:6;stroke-dasharray:2 2}
.elsewhere{stroke:#8c52a8;stroke-width:6;stroke-dasharray:9 2}
.inside{stroke:#84918e;stroke-width:2;stroke-dasharray:5 3}
.ready{stroke:#b07400;stroke-width:3;stroke-dasharray:1 3}
.failed,.cancelled{fill:none;stroke:#a82a1c;stroke-width:2.5}
.cancelled{stroke:#54625f;stroke-width:1.5}
`

/** The whole timeline as an SVG file, with its title, its names, its legend and its colours. */
export function exportSvg(timeline: Timeline, words: Words): string {
	const { lanes, inFlight, title } = timeline
	const sentences = sayTimeline(timeline, words)
	const [sentence = ''] = sentences
	const head = 62
	const above = head + 24 + (inFlight.peak > 0 ? flight + 8 : 0)
	const rows = lanes.length * row.height
	const size = { width: names + width + 2 * margin, height: above + rows + 56 }
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${escapeText(`${title}. ${sentence}`)}">`,
		`<title>${escapeText(title)}</title><desc>${escapeText(sentences.join(' '))}</desc>`,
		`<style>${style}</style><rect width="100%" height="100%" fill="#fff"/>`,
		`<text class="title" x="${margin}" y="30">${escapeText(title)}</text>`,
		`<text class="note" x="${margin}" y="50">${escapeText(sentence)}</text>`,
		drawPlot(timeline, { head, above, rows }, words),
		drawNames(timeline, above),
		drawKey(timeline, above + rows + 24, words),
		'</svg>',
	].join('\n')
}

function drawPlot(
	timeline: Timeline,
	{ head, above, rows }: { head: number; above: number; rows: number },
	words: Words,
): string {
	const { inFlight, lanes, seconds } = timeline
	const view = { ...wholeOf(seconds), width }
	const left = margin + names
	const stairs =
		inFlight.peak > 0
			? `<text class="note" x="${margin}" y="${head + 42}">${escapeText(words.timeline.requestsInFlight(inFlight.peak))}</text><svg x="${left}" y="${head + 24}" width="${width + rightEdge}" height="${flight}">${drawInFlight(inFlight, view, flight)}</svg>`
			: ''
	return [
		`<g transform="translate(${left} ${head})">${drawAxis(view, 14, words)}</g>`,
		stairs,
		`<svg x="${left}" y="${above}" width="${width + rightEdge}" height="${rows}">`,
		drawGrid(view, rows, words) + drawBlocks(timeline, view, rows),
		drawLanes(timeline, { view, row, first: 0, last: lanes.length }),
		'</svg>',
	].join('')
}

function drawNames({ lanes }: Timeline, above: number): string {
	return lanes
		.map((lane, at) => {
			const indent = Math.min(lane.depth, 4) * 10
			const room = Math.floor((names - indent - 10) / 6.5)
			const name = nameLane(lane)
			const shown = name.length > room ? `${name.slice(0, room - 1)}…` : name
			return `<text x="${margin + indent}" y="${above + at * row.height + 16}">${escapeText(shown)}</text>`
		})
		.join('')
}

function drawKey(timeline: Timeline, top: number, catalogue: Words): string {
	let x = margin
	return keyOf(timeline, catalogue)
		.map(({ look, words }) => {
			const sample = `<g transform="translate(${x} ${top})">${drawSample(look)}<text x="34" y="13">${escapeText(words)}</text></g>`
			x += 34 + words.length * 6.5 + 18
			return sample
		})
		.join('')
}
