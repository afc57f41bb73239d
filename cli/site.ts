import { existsSync, watch } from 'node:fs'
import { join, relative } from 'node:path'
import { laySite, overlayFolder, overlayRooms, placeOf } from './lay-site.mjs'
import { root } from './tool.ts'

/** Somebody's own course, which depends on this project as a package, and out of which `root` was laid. */
export interface Site {
	/** Its folder; absolute. */
	folder: string
	/** The folder of its own files; absolute. */
	overlay: string
	/** The folder of the package; absolute. */
	source: string
}

/** The course that this command is of; `undefined`: this project itself. bootstrap.mjs says so. */
export const site = siteOf(process.env)

function siteOf({
	COURSE_SITE: folder,
	COURSE_PACKAGE: source,
}: NodeJS.ProcessEnv): Site | undefined {
	if (folder === undefined || source === undefined) return undefined
	return { folder, source, overlay: join(folder, overlayFolder) }
}

/** Lays the course out again, after a command has written into its files. */
export function layAgain(): void {
	if (site) laySite({ site: site.folder, source: site.source })
}

/** Where one's own exercises lie, or lessons: what a command begins, it begins there. */
export function ownFolder(room: keyof typeof overlayRooms): string {
	return site ? join(site.overlay, room) : join(root, overlayRooms[room])
}

/** Where a file of the project stands that a person may edit: `my-course/lessons/mine.mdx`; left as it is where it is ours. */
export function ownPlace(file: string): string {
	if (!site) return file
	for (const [room, target] of Object.entries(overlayRooms)) {
		if (file !== target && !file.startsWith(`${target}/`)) continue
		const own = `${room}${file.slice(target.length)}`
		if (placeOf(own) !== undefined && existsSync(join(site.overlay, own)))
			return `${overlayFolder}/${own}`
	}
	return file
}

/** How a path reads from where a command was typed. */
export function seenFromHere(file: string): string {
	return relative(process.env['COURSE_TYPED_IN'] ?? process.cwd(), file)
}

/** An editor saves in several steps; this long it has to be quiet, in milliseconds. */
const quiet = 50

/** In a course of one's own, lays it out again after each change, until it is disposed of. */
export function watchOwnFiles(): Disposable | undefined {
	if (!site) return undefined
	const { folder, overlay } = site
	let due: NodeJS.Timeout | undefined
	const onChange = () => {
		clearTimeout(due)
		due = setTimeout(() => {
			try {
				layAgain()
			} catch (error) {
				// A file may be gone between two looks; the change after this one tells more.
				console.error(error instanceof Error ? error.message : error)
			}
		}, quiet)
	}
	const watchers = [
		watch(overlay, { recursive: true }, onChange),
		watch(folder, (_, name) => {
			if (name === 'course.config.ts') onChange()
		}),
	]
	return {
		[Symbol.dispose]() {
			clearTimeout(due)
			for (const watcher of watchers) watcher.close()
		},
	}
}
