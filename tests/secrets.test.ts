import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Exercise, Twin } from '../src/course/exercise.ts'
import type { Files } from '../src/course/submission.ts'
import { readExercises } from '../src/library/read-exercise.ts'
import { pagesOf, readBuiltSite, root } from './built-site.ts'
import { createFinder } from './find-needles.ts'

// What a browser may not have is looked for line by line: a line that could stand anywhere proves
// nothing, so only lines count that are long enough and are written nowhere a learner may read.

const shortest = 16

/** A line of a file, or all of it, that must stay out of the site or of a part of it. */
interface Needle {
	exercise: string
	file: string
	line: string
}

let site: ReadonlyMap<string, string>
let exercises: readonly { exercise: Exercise; twin: Twin; suite: string }[]
/** Everything a learner may read before they ask for a solution, as one text without line ends. */
let openInOneLine: string

/** What TypeScript and Node declare, examples included, and nothing of the course; it is made of packages alone. */
const declarations = /^_astro\/adviser-\w+\/types\.json$/

beforeAll(async () => {
	const built = await readBuiltSite()
	site = new Map([...built].filter(([name]) => !declarations.test(name)))
	// The name is still that of a file.
	expect(site.size).toBe(built.size - 1)
	const published = (await readExercises(join(root, 'exercises'))).filter(
		({ status }) => status !== 'draft',
	)
	exercises = await Promise.all(
		published.flatMap((exercise) =>
			Object.values(exercise.twins).map(async (twin) => ({
				exercise,
				twin,
				suite: await readFile(join(exercise.folder, twin.suite), 'utf8'),
			})),
		),
	)
	const lessons = await textsBelow('src/content/docs')
	openInOneLine = [
		...lessons,
		...(await textsBelow('exercises/kit')),
		...(await textsBelow('src/playground')),
		// Of Astro, and so is what is published of it: a line that it shares with a suite is no secret of ours.
		await readFile(join(root, 'node_modules/astro/dist/transitions/router.js'), 'utf8'),
		...exercises.flatMap(({ exercise, twin }) => [
			exercise.task,
			...Object.values(exercise.hints).flat(),
			...Object.values(exercise.translations).flatMap(({ task, hints }) => [
				task,
				...Object.values(hints).flat(),
			]),
			...Object.values(twin.starter),
			...Object.values(twin.given),
		]),
	]
		.join('\n')
		// Prose is broken into lines where it happens to be.
		.replaceAll(/\s+/g, ' ')
})

async function textsBelow(folder: string): Promise<string[]> {
	const names = await readdir(join(root, folder), { recursive: true })
	const files = names.filter((name) => /\.(mdx?|ts|py)$/.test(name))
	return Promise.all(files.map((name) => readFile(join(root, folder, name), 'utf8')))
}

/** Each file as a whole, and the lines of it that stand nowhere in what may be read. */
function needles(exercise: string, files: Files, ...readable: readonly string[]): Needle[] {
	return Object.entries(files).flatMap(([file, text]) => [
		{ exercise, file, line: text },
		...[...new Set(text.split('\n').map((line) => line.trim()))]
			.filter((line) => line.length >= shortest && /\w/.test(line) && !line.startsWith('import '))
			.filter((line) => !openInOneLine.includes(line.replaceAll(/\s+/g, ' ')))
			.filter((line) => !readable.some((text) => text.includes(line)))
			.map((line) => ({ exercise, file, line })),
	])
}

/** The ways a file of the site can spell a line. */
function spellingsOf(line: string): string[] {
	const html = line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
	return [
		line,
		JSON.stringify(line).slice(1, -1),
		html,
		html.replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
		html.replaceAll('"', '&#34;').replaceAll("'", '&#39;'),
	]
}

/**
 * Where lines stand in the site. What is published of another exercise does not count: many exercises share
 * a line, and what is in its file gives nothing of this one away.
 */
function places(all: readonly Needle[]): { needle: Needle; name: string }[] {
	const spelled = Map.groupBy(
		all.flatMap((needle) => spellingsOf(needle.line).map((spelling) => ({ spelling, needle }))),
		({ spelling }) => spelling,
	)
	const find = createFinder([...spelled.keys()])
	return [...site].flatMap(([name, text]) => {
		const found = [...find(text)].flatMap((spelling) => spelled.get(spelling) ?? [])
		const standing = new Set(found.map(({ needle }) => needle))
		return [...standing]
			.filter(({ exercise }) => isOf(exercise, name))
			.map((needle) => ({ needle, name }))
	})
}

/** Whether it tells of that exercise that a line of its stands in that file. */
function isOf(exercise: string, name: string): boolean {
	const [id = ''] = exercise.split('/')
	return !name.startsWith('exercises/') || name.startsWith(`exercises/${id}/`)
}

function leaks(all: readonly Needle[], mayBe: (name: string) => boolean = () => false): string[] {
	return places(all)
		.filter(({ name }) => !mayBe(name))
		.map(
			({ needle: { line, exercise, file }, name }) =>
				`${name} holds "${line.slice(0, 80)}" of ${exercise}/${file}`,
		)
}

function eachTwin(choose: (one: (typeof exercises)[number]) => Needle[]): Needle[] {
	const found = exercises.map((one) => ({ id: one.exercise.id, needles: choose(one) }))
	// An exercise with nothing to look for would pass whatever it leaks.
	expect(found.filter(({ needles }) => needles.length === 0)).toEqual([])
	expect(found).not.toEqual([])
	return found.flatMap(({ needles }) => needles)
}

describe('the built site', () => {
	test('holds no line of a mistake', () => {
		const all = eachTwin(({ exercise, twin, suite }) =>
			Object.entries(twin.mistakes).flatMap(([id, files]) =>
				needles(
					`${exercise.id}/${twin.language}/mistakes/${id}`,
					files,
					suite,
					...Object.values(twin.solution),
				),
			),
		)
		expect(leaks(all)).toEqual([])
	})

	test('holds no line of another right answer', () => {
		const all = exercises.flatMap(({ exercise, twin, suite }) =>
			Object.entries(twin.approaches).flatMap(([id, files]) =>
				needles(
					`${exercise.id}/${twin.language}/approaches/${id}`,
					files,
					suite,
					...Object.values(twin.solution),
				),
			),
		)
		expect(all).not.toEqual([])
		expect(leaks(all)).toEqual([])
	})

	test('holds a solution in the file of that solution alone', () => {
		const all = eachTwin(({ exercise, twin, suite }) =>
			needles(`${exercise.id}/${twin.language}/solution`, twin.solution, suite),
		)
		const inSolutions = places(all).filter(({ name }) => name.endsWith('.solution.json'))
		expect(inSolutions).not.toEqual([])
		// Its own, or that of its twin: no other exercise's is looked at.
		expect(leaks(all, (name) => name.endsWith('.solution.json'))).toEqual([])
	})

	test('shows no line of a suite, nor the body of a case, in a page or a script', () => {
		const all = eachTwin(({ exercise, twin, suite }) =>
			needles(exercise.id, { [twin.suite]: suite }, ...Object.values(twin.solution)),
		)
		// What a case does is asked for by who failed it.
		expect(leaks(all, (name) => /^exercises\/[^/]+\/[a-z]+(\.cases)?\.json$/.test(name))).toEqual(
			[],
		)
	})

	test('names no mistake', () => {
		const exerciseIds = new Set(exercises.map(({ exercise }) => exercise.id))
		const names = exercises.flatMap(({ exercise, twin }) =>
			Object.keys(twin.mistakes)
				.filter((id) => id.includes('-') && !(id in exercise.hints) && !exerciseIds.has(id))
				.flatMap((id) =>
					[`"${id}"`, `'${id}'`, `mistakes/${id}`].map((line) => ({
						exercise: exercise.id,
						file: `mistakes/${id}`,
						line,
					})),
				),
		)
		expect(names).not.toEqual([])
		expect(leaks(names)).toEqual([])
	})
})

describe('a page', () => {
	test('links to no suite and no solution', () => {
		const links = [...pagesOf(site)].flatMap(([page, html]) =>
			[...html.matchAll(/\b(?:href|src|srcset|content)="([^"]*exercises\/[^"]*\.json)"/g)].map(
				([, link]) => `${page}: ${link}`,
			),
		)
		expect(links).toEqual([])
	})
})

describe('what gives the sources away', () => {
	test('no file is a source map, or names one', () => {
		// Pyodide's own files name one, which is not published; they are as they came.
		const ours = [...site].filter(([name]) => !/\/python-\w+\/pyodide/.test(name))
		const maps = ours.filter(
			([name, text]) => name.endsWith('.map') || /^\/[/*][#@] sourceMappingURL=\S/m.test(text),
		)
		expect(maps.map(([name]) => name)).toEqual([])
	})

	test('no file names a folder of the machine it was built on', () => {
		const named = [...site].filter(
			([, text]) => text.includes(join(root, 'exercises')) || text.includes(root),
		)
		expect(named.map(([name]) => name)).toEqual([])
	})
})
