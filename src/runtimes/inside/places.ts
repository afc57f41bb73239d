import type { Position } from '../../course/report.ts'
import type { Files } from '../../course/submission.ts'
import { columnInSource } from './columns.ts'
import { isLearners, learnersName } from './mounts.ts'

/** One loaded file: what the learner wrote and what ran, under the addresses the engine knows it by. */
export interface Loaded {
	file: string
	source: string
	code: string
	addresses: readonly string[]
}

/** Knows where the learner's files were loaded from, so that nobody else has to. */
export interface Places {
	/** The innermost frame of a stack that stands in the learner's files. */
	locate(stack: string): Position | undefined
	/** Text as a learner may see it: their file names, and no frame of ours. */
	clean(text: string): string
	/** The same without the colours that a terminal would draw: what vitest says has them. */
	cleanPlain(text: string): string
}

/** Files that the engine does not run itself: where Python's frames stand in a stack, it is under these names. */
export function foreignFiles(files: Files): Loaded[] {
	return Object.entries(files)
		.filter(([file]) => file.endsWith('.py'))
		.map(([file, source]) => ({
			file,
			source,
			code: source,
			addresses: [`python:${learnersName(file)}`],
		}))
}

const coloured = /\u001b\[[0-9;]*m/g

/** `ours` are the addresses of our own code: frames that name one of them are left out. */
export function createPlaces(loaded: readonly Loaded[], ours: readonly string[]): Places {
	const known = loaded
		.flatMap((l) => l.addresses.map((address) => ({ ...l, address })))
		.sort((a, b) => b.address.length - a.address.length)
	const isFrame = (line: string) => /^\s*at /.test(line) || /^[^\s@]*@\S+:\d+:\d+$/.test(line)
	const isOurs = (line: string) =>
		isFrame(line) &&
		!known.some((k) => isLearners(k.file) && line.includes(k.address)) &&
		(ours.some((address) => line.includes(address)) ||
			known.some((k) => line.includes(k.address)) ||
			/node:internal|\(native\)|<anonymous>|\bblob:/.test(line))
	const clean = (text: string) => {
		let out = text
			.split('\n')
			.filter((line) => !isOurs(line))
			.join('\n')
		for (const { address, file } of known) out = out.replaceAll(address, learnersName(file))
		return out.replaceAll('solution/', '')
	}
	return {
		locate(stack) {
			for (const line of stack.split('\n')) {
				if (!isFrame(line)) continue
				const hit = known.find((k) => isLearners(k.file) && line.includes(`${k.address}:`))
				if (hit === undefined) continue
				const numbers = /^(\d+):(\d+)/.exec(
					line.slice(line.indexOf(hit.address) + hit.address.length + 1),
				)
				if (numbers !== null) return inSource(hit, Number(numbers[1]), Number(numbers[2]))
			}
			return undefined
		},
		clean,
		cleanPlain: (text) => clean(text.replace(coloured, '')),
	}
}

function inSource({ file, source, code }: Loaded, line: number, column: number): Position {
	const written = source.split('\n')[line - 1] ?? ''
	const ran = code.split('\n')[line - 1] ?? ''
	return { file: learnersName(file), line, column: columnInSource(written, ran, column) }
}
