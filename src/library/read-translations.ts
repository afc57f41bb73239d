import { didYouMean } from '../course/did-you-mean.ts'
import type { Exercise } from '../course/exercise.ts'
import type { Files } from '../course/submission.ts'
import { translationSchema, type LocaleCode, type Translation } from '../course/translation.ts'
import type { Complain } from './complaints.ts'
import { readMatterOf } from './matter.ts'
import { below, foldersBelow } from './read-tree.ts'
import { readRungs } from './rungs.ts'

/** What a translation is held against: the exercise's own text. */
export type Translated = Pick<Exercise, 'task' | 'hints' | 'twins'>

/** Every translation of an exercise, by its language. Complains of all that one has too much, or too little. */
export function readTranslations(
	tree: Files,
	original: Translated,
	complain: Complain,
): Record<LocaleCode, Translation> {
	complainOfPlaces(tree, complain)
	const found: Record<LocaleCode, Translation> = {}
	for (const locale of foldersBelow('translations', tree)) {
		const translation = readTranslation(`translations/${locale}`, tree, original, complain)
		if (translation) found[locale] = translation
	}
	return found
}

function complainOfPlaces(tree: Files, complain: Complain): void {
	for (const name of Object.keys(below('translations', tree)))
		if (!/^[a-z]{2}(-[a-z0-9]+)*\/(exercise\.md|hints\/[^/]+\.md)$/.test(name))
			complain(
				`translations/${name}`,
				'this file has no place. A translation holds exercise.md and hints/<name>.md, in a folder named by the code of its language, like de.',
			)
}

function readTranslation(
	folder: string,
	tree: Files,
	original: Translated,
	complain: Complain,
): Translation | undefined {
	const hints = readHints(folder, tree, original, complain)
	const file = `${folder}/exercise.md`
	const text = tree[file]
	if (text === undefined) {
		complain(file, 'this file is missing. It holds the title, the cases and the task.')
		return undefined
	}
	const read = readMatterOf(translationSchema, file, text, complain)
	if (!read) return undefined
	const { matter, task, lineOf } = read
	const cases = new Set(Object.values(original.twins).flatMap((twin) => twin.cases))
	for (const name of Object.keys(matter.cases))
		if (!cases.has(name))
			complain(
				file,
				`it translates the case "${name}", and the suite has no such case.${didYouMean(name, cases)} Mend the name, or take it out.`,
				lineOf('cases', name),
			)
	for (const name of cases)
		if (!Object.hasOwn(matter.cases, name))
			complain(file, `it does not say what the case "${name}" is called. Add it.`, lineOf('cases'))
	complainOfCode(file, task, original.task, complain)
	return { ...matter, task, hints }
}

function readHints(
	folder: string,
	tree: Files,
	original: Translated,
	complain: Complain,
): Translation['hints'] {
	const read = Object.entries(below(`${folder}/hints`, tree)).map(([name, text]) => {
		const file = `${folder}/hints/${name}`
		return { id: name.replace(/\.md$/, ''), file, rungs: readRungs(file, text, complain) }
	})
	const known = Object.keys(original.hints)
	for (const { id, file, rungs } of read) {
		const wanted = original.hints[id]
		if (!wanted)
			complain(
				file,
				`it translates a hint that is not there: hints/${id}.md.${didYouMean(id, known)} Rename it, or delete it.`,
			)
		else if (wanted.length !== rungs.length)
			complain(
				file,
				`it has ${countRungs(rungs)}, and hints/${id}.md has ${countRungs(wanted)}. Give it the same.`,
			)
		else complainOfCode(file, rungs.join('\n'), wanted.join('\n'), complain)
	}
	for (const id of known)
		if (!read.some((hint) => hint.id === id))
			complain(
				`${folder}/hints/${id}.md`,
				`the hint hints/${id}.md is not translated. Write it here.`,
			)
	return Object.fromEntries(read.map(({ id, rungs }) => [id, rungs]))
}

function countRungs({ length }: readonly string[]): string {
	return length === 1 ? 'one rung' : `${length} rungs`
}

/** Code is the same in every language. */
function complainOfCode(file: string, text: string, original: string, complain: Complain): void {
	const wanted = blocksOf(original)
	const found = blocksOf(text)
	if (found.length !== wanted.length)
		complain(
			file,
			`it has ${found.length} blocks of code, and the English text has ${wanted.length}. Code stays as it is.`,
		)
	else if (found.some((block, at) => block !== wanted[at]))
		complain(file, 'a block of code differs from the English text’s. Code stays as it is.')
}

/** The blocks between fences, with the fences. */
function blocksOf(text: string): string[] {
	return text.match(/^(```+|~~~+)[^\n]*\n[\s\S]*?^\1[ \t]*$/gm) ?? []
}
