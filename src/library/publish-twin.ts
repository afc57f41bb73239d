import { createHash } from 'node:crypto'
import path from 'node:path'
import type { CaseName, Exercise, HintId, Twin } from '../course/exercise.ts'
import { languageNames, type Language } from '../course/language.ts'
import type { PublishedTranslation, PublishedTwin } from '../course/published.ts'
import type { LocaleCode } from '../course/translation.ts'
import { bundleSuite } from './bundle-suite.ts'

/** The file that Run executes, where an exercise has one. */
const programs: Record<Language, string> = { ts: 'main.ts', py: 'main.py' }

/**
 * The part of an exercise that a browser may have in one language. It holds nothing of the
 * solution, the approaches or the mistakes, not even their names.
 * `hints` are the rungs as HTML, by the hint's id; what is not in it has no text. A course that gives `none` says
 * not even what they would be called.
 */
export async function publishTwin(
	exercise: Exercise,
	language: Language,
	{ hints }: { hints: Readonly<Record<HintId, readonly string[]>> | 'none' },
): Promise<PublishedTwin> {
	const twin = twinOf(exercise, language)
	const hintFor = hints === 'none' ? {} : chooseHints(exercise, language)
	const main = programs[language]
	const hasMain = main in twin.given || main in twin.starter
	const rungs = [...new Set(Object.values(hintFor))].map((id): [HintId, string[]] => [
		id,
		[...(hints === 'none' ? [] : (hints[id] ?? []))],
	])
	const decisive = {
		language,
		seconds: exercise.seconds,
		suite: await bundleTwin(exercise, twin),
		cases: [...twin.cases],
		given: { ...twin.given },
		...(exercise.web && { web: exercise.web }),
	}
	return {
		exercise: exercise.id,
		title: exercise.title,
		...decisive,
		suiteHash: hashOfSuite(decisive),
		hintFor,
		hints: Object.fromEntries(rungs),
		...(hasMain && { main }),
	}
}

/**
 * SHA-256, in hexadecimal digits, of what an exercise says that decides a verdict: two grades with one hash were made
 * by the same suite. Hints and titles decide nothing, and what grades, the kit and the runtimes, is not the suite's.
 */
function hashOfSuite({
	language,
	seconds,
	suite,
	cases,
	given,
	web,
}: Pick<PublishedTwin, 'language' | 'seconds' | 'suite' | 'cases' | 'given' | 'web'>): string {
	// A folder is read in the order of its disk.
	const files = Object.entries(given).toSorted(([a], [b]) => (a < b ? -1 : 1))
	const facts = JSON.stringify([language, seconds, suite, cases, files, web])
	return createHash('sha256').update(facts).digest('hex')
}

/**
 * The same of its text in another language: what its cases are called, and its hints as HTML; `undefined` where it
 * is not translated. The grader knows nothing of it: to it a case is called what the suite calls it.
 */
export function publishTranslation(
	exercise: Exercise,
	{ language, locale }: { language: Language; locale: LocaleCode },
	{ hints }: { hints: Readonly<Record<HintId, readonly string[]>> },
): PublishedTranslation | undefined {
	const translation = exercise.translations[locale]
	if (!translation) return undefined
	const cases = twinOf(exercise, language).cases.flatMap((name) => {
		const title = translation.cases[name]
		return title === undefined ? [] : [[name, title] as const]
	})
	const given = new Set(Object.values(chooseHints(exercise, language)))
	const rungs = Object.entries(hints).filter(([id]) => given.has(id))
	return {
		cases: Object.fromEntries(cases),
		hints: Object.fromEntries(rungs.map(([id, html]) => [id, [...html]])),
	}
}

/** An exercise's half in one language. Throws a sentence when it has none. */
export function twinOf(exercise: Exercise, language: Language): Twin {
	const twin = exercise.twins[language]
	if (twin) return twin
	throw new Error(
		`The exercise "${exercise.id}" is not there in ${languageNames[language]}. Is there a folder exercises/${exercise.id}/${language}/?`,
	)
}

/** Which hint answers which case: what the mistakes say. The third law sees to it that they agree. */
function chooseHints(
	{ mistakes }: Pick<Exercise, 'mistakes'>,
	language: Language,
): Record<CaseName, HintId> {
	const hintFor: Record<CaseName, HintId> = {}
	for (const { caughtBy, hint, only } of Object.values(mistakes))
		if (only === undefined || only === language) hintFor[caughtBy] ??= hint
	return hintFor
}

/** The suite as one module; see `bundleSuite`. */
function bundleTwin(
	{ folder }: Exercise,
	{ suite, language, solution, given }: Twin,
): Promise<string> {
	const submission = new Set([...Object.keys(solution), ...Object.keys(given)])
	return bundleSuite({
		file: path.join(folder, suite),
		folder,
		minify: true,
		submitted(target) {
			const inside = path.relative(folder, target).split(path.sep).join('/')
			const name = /^\w+\/(?:solution|given)\/(.+)$/.exec(inside)?.[1]
			if (name === undefined) return undefined
			return [name, `${name}.${language}`].find((file) => submission.has(file)) ?? name
		},
	})
}
