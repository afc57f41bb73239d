import path from 'node:path'
import { rolldown, type Plugin } from 'rolldown'
import type { CaseName, Exercise, HintId, Twin } from '../course/exercise.ts'
import { languageNames, type Language } from '../course/language.ts'
import type { PublishedTwin } from '../course/published.ts'

/** The file that Run executes, where an exercise has one. */
const programs: Record<Language, string> = { ts: 'main.ts', py: 'main.py' }

/**
 * The part of an exercise that a browser may have in one language. It holds nothing of the
 * solution, the approaches or the mistakes, not even their names.
 * `hints` are the rungs as HTML, by the hint's id; what is not in it has no text.
 */
export async function publishTwin(
	exercise: Exercise,
	language: Language,
	{ hints }: { hints: Readonly<Record<HintId, readonly string[]>> },
): Promise<PublishedTwin> {
	const twin = twinOf(exercise, language)
	const hintFor = chooseHints(exercise, language)
	const main = programs[language]
	const hasMain = main in twin.given || main in twin.starter
	const rungs = [...new Set(Object.values(hintFor))].map((id): [HintId, string[]] => [
		id,
		[...(hints[id] ?? [])],
	])
	return {
		exercise: exercise.id,
		title: exercise.title,
		language,
		seconds: exercise.seconds,
		suite: await bundleSuite(exercise, twin),
		cases: [...twin.cases],
		hintFor,
		hints: Object.fromEntries(rungs),
		given: { ...twin.given },
		...(hasMain && { main }),
		...(exercise.web && { web: exercise.web }),
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

/** The suite as one module that imports `vitest`, `#kit/…` and `./solution/…`, without comments. */
async function bundleSuite(exercise: Exercise, twin: Twin): Promise<string> {
	await using bundle = await rolldown({
		input: path.join(exercise.folder, twin.suite),
		cwd: exercise.folder,
		plugins: [leaveToTheSandbox(exercise, twin)],
		logLevel: 'silent',
		// The suite's own settings decide nothing here: it runs the same way wherever it is published.
		tsconfig: false,
	})
	const { output } = await bundle.generate({
		format: 'esm',
		minify: true,
		comments: false,
		sourcemap: false,
	})
	return output[0].code
}

/** Keeps what the sandbox brings out of the bundle: vitest, the kit, and the learner's files. */
function leaveToTheSandbox(exercise: Exercise, twin: Twin): Plugin {
	const submission = new Set([...Object.keys(twin.solution), ...Object.keys(twin.given)])
	return {
		name: 'leave-to-the-sandbox',
		resolveId(specifier, importer) {
			if (importer === undefined) return undefined
			if (specifier === 'vitest' || specifier.startsWith('#kit/'))
				return { id: specifier, external: 'absolute' }
			const target = path.relative(exercise.folder, path.resolve(path.dirname(importer), specifier))
			const name = /^\w+\/(?:solution|given)\/(.+)$/.exec(target.split(path.sep).join('/'))?.[1]
			if (name === undefined) return undefined
			const found = [name, `${name}.${twin.language}`].find((file) => submission.has(file))
			// `./given/…` becomes `./solution/…`: in a sandbox both lie in one folder.
			return { id: `./solution/${found ?? name}`, external: 'absolute' }
		},
	}
}
