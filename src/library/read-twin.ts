import type { ExerciseMatter, MistakeId, Twin } from '../course/exercise.ts'
import { slug } from '../course/exercise.ts'
import { didYouMean } from '../course/did-you-mean.ts'
import { languageNames, type Language } from '../course/language.ts'
import type { Files } from '../course/submission.ts'
import type { Complain } from './complaints.ts'
import { readSuite } from './read-suite.ts'
import { below, foldersBelow } from './read-tree.ts'

const parts = ['starter', 'solution', 'given', 'approaches', 'mistakes']

/** Files that set up tools: an exercise has none, or it would differ from what a sandbox does. */
const toolFile =
	/(^|\/)(package(-lock)?\.json|[tj]sconfig.*\.json|[^/]+\.config\.\w+|pyproject\.toml|requirements\.txt)$/

/** Reads one language's half of the exercise and complains of everything that is wrong with it. */
export function readTwin(
	language: Language,
	tree: Files,
	matter: ExerciseMatter,
	complain: Complain,
): Twin {
	const folder = (part: string) => below(`${language}/${part}`, tree)
	const each = (part: string) =>
		Object.fromEntries(
			foldersBelow(`${language}/${part}`, tree).map((id) => [id, folder(`${part}/${id}`)]),
		)
	const suite = `${language}/suite.test.ts`
	const hasSuite = suite in tree
	const twin: Twin = {
		language,
		suite,
		cases: hasSuite ? readSuite(suite, tree, complain) : [],
		starter: folder('starter'),
		solution: folder('solution'),
		approaches: each('approaches'),
		mistakes: each('mistakes'),
		given: folder('given'),
	}
	if (!hasSuite)
		complain(suite, 'the suite is missing. Write it: it tells right answers from wrong ones.')
	complainOfPlaces(language, tree, complain)
	complainOfFiles(twin, complain)
	complainOfMistakes(twin, matter, complain)
	return twin
}

/** Says which mistakes of the table a twin has to have: all but those of the other language alone. */
export function mistakesOf(language: Language, { mistakes }: ExerciseMatter): MistakeId[] {
	return Object.entries(mistakes)
		.filter(([id, { only }]) => id !== 'starter' && (only === undefined || only === language))
		.map(([id]) => id)
}

function complainOfPlaces(language: Language, tree: Files, complain: Complain): void {
	const foreign = language === 'ts' ? '.py' : '.ts'
	for (const name of Object.keys(below(language, tree))) {
		const file = `${language}/${name}`
		const [part = '', ...rest] = name.split('/')
		const deep = part === 'approaches' || part === 'mistakes'
		if (name === 'suite.test.ts') continue
		if (toolFile.test(name))
			complain(
				file,
				'an exercise sets up no tools. Delete the file: every exercise runs the same way.',
			)
		else if (!parts.includes(part) || rest.length < 1)
			complain(
				file,
				`this file has no place.${didYouMean(part, [...parts, 'suite.test.ts'])} ${languageNames[language]}'s half holds suite.test.ts, starter/, solution/, approaches/, mistakes/ and given/.`,
			)
		else if (deep && rest.length < 2)
			complain(
				file,
				`this file has no place: ${part}/ holds folders. Move it to ${part}/<name>/${rest.join('/')}.`,
			)
		else if (name.endsWith(foreign))
			complain(file, `this is not ${languageNames[language]}. Move it to the other twin.`)
		else if (isBinary(tree[file] ?? ''))
			complain(file, 'this is not text. Delete it: an editor cannot show it.')
	}
}

function complainOfFiles(twin: Twin, complain: Complain): void {
	const { language, starter, solution, given, approaches, mistakes } = twin
	for (const part of ['starter', 'solution'] as const)
		if (!Object.keys(twin[part]).some((name) => name.endsWith(`.${language}`)))
			complain(
				`${language}/${part}/`,
				`there is no ${languageNames[language]} file in it. Write one.`,
			)
	for (const name of Object.keys(solution))
		if (!(name in starter))
			complain(
				`${language}/solution/${name}`,
				'the starter has no such file, so no learner can write it. Add it to starter/, or move it to given/.',
			)
	for (const name of Object.keys(starter))
		if (!(name in solution))
			complain(
				`${language}/starter/${name}`,
				`the solution has no ${name}.${didYouMean(name, Object.keys(solution))} The two hold the same files: add it to solution/, or delete it.`,
			)
	for (const [part, folders] of Object.entries({ approaches, mistakes }))
		for (const [id, files] of Object.entries(folders)) {
			const folder = `${language}/${part}/${id}`
			if (!slug.safeParse(id).success)
				complain(folder, 'a name is lower case words joined by hyphens. Rename the folder.')
			complainOfStrays(folder, files, solution, complain)
			if (Object.entries(files).every(([name, text]) => solution[name] === text))
				complain(folder, 'this is the solution itself, letter for letter. Change it, or delete it.')
		}
	for (const name of Object.keys(given))
		for (const part of ['starter', 'solution'] as const)
			if (name in twin[part])
				complain(
					`${language}/given/${name}`,
					`${part}/ has a file of that name too, and they are laid side by side. Rename one.`,
				)
}

function complainOfStrays(folder: string, files: Files, solution: Files, complain: Complain): void {
	for (const name of Object.keys(files))
		if (!(name in solution))
			complain(
				`${folder}/${name}`,
				`the solution has no ${name}.${didYouMean(name, Object.keys(solution))} It is laid over the solution, so it holds the same files or fewer.`,
			)
}

function complainOfMistakes(twin: Twin, matter: ExerciseMatter, complain: Complain): void {
	const { language } = twin
	for (const id of Object.keys(twin.mistakes)) {
		const entry = matter.mistakes[id]
		const folder = `${language}/mistakes/${id}`
		if (id === 'starter')
			complain(folder, 'the starter is in starter/. Move the files there, or rename the folder.')
		else if (entry === undefined)
			complain(
				folder,
				`exercise.md does not list this mistake.${didYouMean(id, Object.keys(matter.mistakes))} Add ${id}: { caughtBy: …, hint: … } under mistakes, or delete the folder.`,
			)
		else if (entry.only !== undefined && entry.only !== language)
			complain(
				folder,
				`exercise.md marks this mistake \`only: ${entry.only}\`. Take the mark away, or delete the folder.`,
			)
	}
}

function isBinary(text: string): boolean {
	return text.includes('\u0000') || text.includes('\uFFFD')
}
