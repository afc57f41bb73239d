// Lays a course that depends on Interleave as a package out as one project: ours, with the instructor's files over it.
// Plain JavaScript without dependencies: it runs before anything else can, and Node strips no types below
// `node_modules`, where the package is.
import fs from 'node:fs'
import path from 'node:path'

/** What the package is called, and a course depends on. */
export const packageName = 'interleave'

/** Where a course is laid out, in its own folder: made anew whenever it is needed, and nobody's to edit. */
export const laidFolder = '.course'

/** The folder of a course's own files. */
export const overlayFolder = 'my-course'

/** Where each folder of `my-course/` goes. */
export const overlayRooms = /** @type {const} */ ({
	lessons: 'src/content/docs',
	exercises: 'exercises',
	components: 'src/components',
	styles: 'src/styles',
	public: 'public',
})

/** @typedef {keyof typeof overlayRooms} Room */

/** Where an update leaves what changed beneath a course's own files. */
export const updateDiff = 'update.diff'

/** What the layout keeps of its own between two times. */
const kept = new Set(['node_modules', '.astro', '.cache', 'laid.json', updateDiff])

/** What of the package a course is made of. */
export const courseParts = [
	'bench/results',
	'cli',
	'docs',
	'exercises',
	'public',
	'src',
	'LICENSE',
	'astro.config.mjs',
	'package.json',
	'tsconfig.json',
]

/** @typedef {{ folder: string, name: string }} Site the folder of a course, and what its package is called */

/**
 * The course that a folder is in: the nearest with a `course.config.ts` whose package depends on ours.
 * @param {string} from @returns {Site | undefined}
 */
export function findSite(from) {
	for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
		const manifest = readJson(path.join(folder, 'package.json'))
		const depends = { ...manifest?.dependencies, ...manifest?.devDependencies }
		if (packageName in depends && fs.existsSync(path.join(folder, 'course.config.ts')))
			return { folder, name: String(manifest.name ?? '') }
		if (folder === path.dirname(folder)) return undefined
	}
}

/** @param {string} file @returns {any} */
function readJson(file) {
	try {
		return JSON.parse(fs.readFileSync(file, 'utf8'))
	} catch {
		return undefined
	}
}

/** What no course is made of: what an editor or a system leaves, and our own tests. A suite is none of those. */
const isLeftOut = (/** @type {string} */ file) =>
	/(^|\/)(node_modules|\.gitkeep|\.DS_Store|\.#[^/]*|[^/]*~)$/.test(file) ||
	/^(src|cli|exercises\/kit)\/.*\.test\.ts$/.test(file)

/**
 * Every file below a folder, from there, with forward slashes.
 * @param {string} folder @param {string} [below] @returns {string[]}
 */
export function filesBelow(folder, below = '') {
	const at = path.join(folder, below)
	const stat = fs.statSync(at, { throwIfNoEntry: false })
	if (!stat) return []
	if (!stat.isDirectory()) return [below]
	return fs
		.readdirSync(at, { withFileTypes: true })
		.flatMap((entry) => {
			const name = below === '' ? entry.name : `${below}/${entry.name}`
			if (isLeftOut(name)) return []
			return entry.isDirectory() ? filesBelow(folder, name) : [name]
		})
		.sort()
}

/**
 * Where a file of `my-course/` goes, from the project's folder; `undefined`: nowhere.
 * @param {string} file such as `lessons/mine.mdx` @returns {string | undefined}
 */
export function placeOf(file) {
	const [room = '', ...rest] = file.split('/')
	const target = Object.hasOwn(overlayRooms, room)
		? overlayRooms[/** @type {Room} */ (room)]
		: undefined
	return target === undefined || rest.length === 0 ? undefined : `${target}/${rest.join('/')}`
}

/**
 * What a course is made of: for every file of the project, from its folder, where its text comes from.
 * @param {{ site: string, source: string }} folders of the course, and of the package
 */
export function planSite({ site, source }) {
	/** @type {Map<string, string>} */
	const files = new Map()
	for (const part of courseParts)
		for (const file of filesBelow(source, part)) files.set(file, path.join(source, file))
	/** @type {string[]} the overlay's files, that replace one of ours */
	const overrides = []
	/** @type {string[]} sentences */
	const complaints = []
	const overlay = path.join(site, overlayFolder)
	for (const file of filesBelow(overlay)) {
		const place = placeOf(file)
		if (place === undefined) {
			// Notes, licences and the like may lie beside the rooms.
			if (file.includes('/')) complaints.push(sayNoRoom(file))
			continue
		}
		if (files.has(place)) overrides.push(file)
		files.set(place, path.join(overlay, file))
	}
	files.set('course.config.ts', path.join(site, 'course.config.ts'))
	return { files, overrides, complaints: [...new Set(complaints)] }
}

/** @param {string} file */
function sayNoRoom(file) {
	const [room = ''] = file.split('/')
	const rooms = Object.keys(overlayRooms)
	return `${overlayFolder}/${room}/ is no folder that goes anywhere. There are: ${rooms.join(', ')}. Rename it, or take it out of ${overlayFolder}/.`
}

/**
 * Makes the layout what the plan says, and touches nothing that is so already. Answers the plan.
 * @param {{ site: string, source: string }} folders
 */
export function laySite(folders) {
	const plan = planSite(folders)
	const laid = path.join(folders.site, laidFolder)
	fs.mkdirSync(laid, { recursive: true })
	for (const [file, from] of plan.files) copyIfChanged(from, path.join(laid, file))
	for (const file of laidFiles(laid))
		if (!plan.files.has(file)) fs.rmSync(path.join(laid, file), { force: true })
	const facts = { version: versionOf(folders.source), overrides: plan.overrides }
	fs.writeFileSync(path.join(laid, 'laid.json'), JSON.stringify(facts, undefined, '\t'))
	return plan
}

/** @param {string} laid @returns {string[]} */
function laidFiles(laid) {
	return fs
		.readdirSync(laid)
		.filter((name) => !kept.has(name))
		.flatMap((name) => filesBelow(laid, name))
}

/** @param {string} from @param {string} to */
function copyIfChanged(from, to) {
	const wanted = fs.statSync(from)
	const there = fs.statSync(to, { throwIfNoEntry: false })
	// A copy gets the time of what it is a copy of; to the millisecond, for not every disk keeps more.
	const same =
		there?.size === wanted.size && Math.abs(there.mtimeMs - wanted.mtimeMs) < 2 && there.isFile()
	if (same) return
	fs.mkdirSync(path.dirname(to), { recursive: true })
	fs.copyFileSync(from, to)
	fs.chmodSync(to, 0o644)
	fs.utimesSync(to, wanted.atime, wanted.mtime)
}

/** @param {string} source the package's folder @returns {string} */
export function versionOf(source) {
	return String(readJson(path.join(source, 'package.json'))?.version ?? '')
}
