import { exportPerfetto } from '../timeline/export-perfetto.ts'
import { exportSvg } from '../timeline/export-svg.ts'
import type { Timeline } from '../timeline/lanes.ts'
import { element } from './element.ts'
import { saveFile } from './save-file.ts'
import { words } from './spoken.ts'

/** The most pixels on a side of a picture that every browser can draw. */
const mostPixels = 8_000

/** What a timeline can be saved as. */
export type FileKind = 'svg' | 'png' | 'json'

const writers: Readonly<Record<FileKind, (timeline: Timeline) => Promise<Blob> | Blob>> = {
	svg: svgBlob,
	png: drawPng,
	json: (timeline) => new Blob([exportPerfetto(timeline, words)], { type: 'application/json' }),
}

/** Downloads a timeline as a file, and answers its name. Rejects where the browser cannot make it. */
export async function saveTimeline(timeline: Timeline, kind: FileKind): Promise<string> {
	const name = `${fileName(timeline.title)}.${kind}`
	saveFile(name, await writers[kind](timeline))
	return name
}

function svgBlob(timeline: Timeline): Blob {
	return new Blob([exportSvg(timeline, words)], { type: 'image/svg+xml' })
}

/** The picture twice as fine as a plain screen, or as fine as a long one can be. */
async function drawPng(timeline: Timeline): Promise<Blob> {
	const address = URL.createObjectURL(svgBlob(timeline))
	try {
		const image = new Image()
		image.src = address
		await image.decode()
		const scale = Math.min(2, mostPixels / image.width, mostPixels / image.height)
		const canvas = element('canvas', {
			width: String(Math.round(image.width * scale)),
			height: String(Math.round(image.height * scale)),
		})
		canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
		return await new Promise((resolve, reject) => {
			canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(words.timeline.noPicture))))
		})
	} finally {
		URL.revokeObjectURL(address)
	}
}

function fileName(title: string): string {
	const plain = title
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '')
	return plain === '' ? 'timeline' : `timeline-${plain}`
}
