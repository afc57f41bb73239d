import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { didYouMean } from '../course/did-you-mean.ts'
import { partsOf, UnreadablePart, type LessonPart } from '../course/lesson-parts.ts'
import type { ChapterOfLessons, LessonSlug } from '../course/lesson.ts'
import type { LocaleCode } from '../course/translation.ts'
import type { FileComplaint } from './complaints.ts'
import { readLessonMatter, type LessonFront } from './read-lesson-matter.ts'
import { lessonFolder } from './read-lesson.ts'
import { isLesson, syllabusFile } from './read-lessons.ts'

/** The texts of lessons in another language, by the names of their files without `.mdx`. */
export type TranslatedPages = Readonly<Record<LocaleCode, Readonly<Record<LessonSlug, string>>>>

/** Reads the lessons in the folders of other languages. */
export async function readTranslatedPages(root: string): Promise<TranslatedPages> {
	const folder = path.join(root, lessonFolder)
	const pages: Record<LocaleCode, Record<LessonSlug, string>> = {}
	for (const entry of await readdir(folder, { withFileTypes: true })) {
		// Other folders hold pages that are no translations.
		if (!entry.isDirectory() || !/^[a-z]{2}(-[a-z]{2,4})?$/.test(entry.name)) continue
		const found: Record<LessonSlug, string> = (pages[entry.name] = {})
		for (const name of (await readdir(path.join(folder, entry.name))).sort())
			if (isLesson(name))
				found[name.slice(0, -'.mdx'.length)] = await readFile(
					path.join(folder, entry.name, name),
					'utf8',
				)
	}
	return pages
}

/**
 * What a translated lesson has other than the English one: its programs and what they print, its exercises and other
 * components, its sections and paragraphs, what it teaches and requires. So its programs need no run of their own,
 * and a change of the English lesson that its translation has not followed is told. Pure.
 */
export function complainOfTranslations(
	translated: TranslatedPages,
	pages: Readonly<Record<LessonSlug, string>>,
): FileComplaint[] {
	return Object.entries(translated).flatMap(([locale, found]) =>
		Object.entries(found).flatMap(([slug, text]) => {
			const file = `${lessonFolder}/${locale}/${slug}.mdx`
			const original = pages[slug]
			if (original !== undefined) return complainOfLesson({ file, text }, original)
			const known = Object.keys(pages)
			const message = `it translates a lesson that is not there: ${slug}.${didYouMean(slug, known)} Rename it, or delete it.`
			return [{ file, message }]
		}),
	)
}

/** The chapters that are called nothing in a language there are lessons in. */
export function complainOfChapters(
	translated: TranslatedPages,
	syllabus: readonly ChapterOfLessons[],
): FileComplaint[] {
	return Object.keys(translated).flatMap((locale) =>
		syllabus
			.filter(({ translations }) => translations?.[locale] === undefined)
			.map(({ title }) => ({
				file: syllabusFile,
				message: `the chapter "${title}" has no title in the language ${locale}. Add it to its \`translations\`.`,
			})),
	)
}

function complainOfLesson(
	{ file, text }: { file: string; text: string },
	original: string,
): FileComplaint[] {
	const found: FileComplaint[] = []
	const complain = (message: string, line?: number) =>
		void found.push({ file, message, ...(line !== undefined && { line }) })
	const front = readLessonMatter(text, complain)
	// What is wrong with the English lesson is told of that one.
	const wanted = readLessonMatter(original, () => {})
	if (front && wanted) complainOfMatter(front, wanted, complain)
	try {
		complainOfParts(structureOf(text), structureOf(original), complain)
	} catch (error) {
		if (!(error instanceof UnreadablePart)) throw error
		complain(error.message, error.line)
	}
	return found
}

type ComplainAt = (message: string, line?: number) => void

function complainOfMatter(
	{ matter, lineOf }: LessonFront,
	{ matter: wanted }: LessonFront,
	complain: ComplainAt,
): void {
	const facts = (each: LessonFront['matter']) => ({
		minutes: String(each.minutes),
		teaches: Object.keys(each.teaches).join(', '),
		requires: each.requires.join(', '),
		onward: each.onward.map(({ url }) => url).join(', '),
	})
	const theirs = facts(wanted)
	for (const [field, mine] of Object.entries(facts(matter))) {
		const english = theirs[field as keyof typeof theirs]
		if (mine !== english)
			complain(
				`${field} is not that of the English lesson: ${mine || 'nothing'} here, ${english || 'nothing'} there. Give it the same.`,
				lineOf(field),
			)
	}
}

/** What has to be the same in every language, and how it is named in a complaint. */
interface Bone {
	line: number
	name: string
	/** What is compared. */
	text: string
}

function complainOfParts(
	mine: readonly Bone[],
	theirs: readonly Bone[],
	complain: ComplainAt,
): void {
	const at = Math.max(mine.length, theirs.length)
	for (let index = 0; index < at; index++) {
		const [here, there] = [mine[index], theirs[index]]
		if (here && there && here.text === there.text) continue
		const message = !there
			? `the English lesson ends here, and this one has ${here?.name ?? ''} more. Take it out.`
			: !here
				? `the English lesson goes on with ${there.name} in line ${there.line}. Translate it.`
				: here.name === there.name
					? `${here.name} is not that of the English lesson, in its line ${there.line}. It has to be the same.`
					: `here is ${here.name}, and in the English lesson ${there.name}, in line ${there.line}. Follow it.`
		// What comes after it is moved, and would be told again and again.
		return complain(message, here?.line)
	}
}

/** The attributes that a translation says in its own words. */
const inWords = ['question']

function structureOf(text: string): Bone[] {
	const bones: Bone[] = []
	let inParagraph = false
	for (const part of partsOf(text)) {
		const bone = boneOf(part, inParagraph)
		inParagraph = part.kind === 'prose' && part.text.trim() !== ''
		if (bone) bones.push(bone)
	}
	return bones
}

function boneOf(part: LessonPart, inParagraph: boolean): Bone | undefined {
	const { line } = part
	if (part.kind === 'fence')
		return {
			line,
			name: part.meta === 'output' ? 'an output' : `a block of ${part.language || 'code'}`,
			text: [part.language, part.meta, part.text].join('\n'),
		}
	if (part.kind === 'tag') {
		const said = Object.entries(part.attributes).map(([name, value]) =>
			inWords.includes(name) ? [name] : [name, value],
		)
		const slash = part.shape === 'closing' ? '/' : ''
		const name = `<${slash}${part.name}>`
		return { line, name, text: JSON.stringify([name, part.shape, said]) }
	}
	const [mark] = /^\s*(#+(?= )|[-*](?= )|\d+\.(?= )|\|)/.exec(part.text) ?? []
	const kind = mark?.trim()[0]
	if (kind === '#')
		return { line, name: `a heading ${mark?.trim() ?? ''}`, text: mark?.trim() ?? '' }
	if (kind === '|') return { line, name: 'a row of a table', text: '|' }
	if (kind !== undefined) return { line, name: 'an item of a list', text: '-' }
	return part.text.trim() === '' || inParagraph
		? undefined
		: { line, name: 'a paragraph', text: 'paragraph' }
}
