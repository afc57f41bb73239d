import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Loader, LoaderContext } from 'astro/loaders'
import { z } from 'zod'
import type { Exercise, ExerciseId, Twin } from '../course/exercise.ts'
import { languages } from '../course/language.ts'
import { overlay } from '../course/submission.ts'
import { Complaints } from './complaints.ts'
import { examine, examineAll, isExercise, readExercises } from './read-exercise.ts'

/** What a page shows of a twin before its code is loaded. There is no solution in it, and no mistake. */
const shownTwinSchema = z.object({
	language: z.enum(languages),
	/** The starter's files, then the given ones, as the tabs show them. */
	files: z.array(z.object({ file: z.string(), text: z.string(), readOnly: z.boolean() })),
})
type ShownTwin = z.infer<typeof shownTwinSchema>

/**
 * Loads the twins of every active exercise below `base`, which is seen from the site's folder; an
 * entry's id is `<exercise>/<language>`. A build fails with the complaints of every exercise that
 * cannot be read. A dev server says them, keeps the twin as it was, and reads it again when a file
 * of its exercise changes.
 */
export function twinsLoader({
	base,
}: {
	base: string
}): Loader & { schema: typeof shownTwinSchema } {
	return {
		name: 'twins-loader',
		schema: shownTwinSchema,
		load: async (context) => {
			const folder = fileURLToPath(new URL(`${base}/`, context.config.root))
			const exercises = context.watcher
				? await readSound(folder, context)
				: await readExercises(folder)
			context.store.clear()
			for (const exercise of exercises) await keepTwins(exercise, context)
			if (context.watcher) watchTwins(folder, context.watcher, context)
		},
	}
}

/** One broken exercise must not stop the others from being written. */
async function readSound(folder: string, { logger }: LoaderContext): Promise<Exercise[]> {
	const readings = await examineAll(folder)
	const complaints = readings.flatMap(({ draft, complaints }) => (draft ? [] : complaints))
	if (complaints.length > 0) logger.error(new Complaints(complaints).message)
	return readings.flatMap(({ exercise, complaints }) =>
		exercise && complaints.length === 0 ? [exercise] : [],
	)
}

/** Makes the entries of one exercise what its folder says; an entry that says the same stays. */
async function keepTwins(
	{ id, status, twins }: Pick<Exercise, 'id' | 'status' | 'twins'>,
	context: LoaderContext,
): Promise<void> {
	const { store } = context
	for (const language of languages) {
		const entry = `${id}/${language}`
		const twin = status === 'active' ? twins[language] : undefined
		if (!twin) {
			store.delete(entry)
			continue
		}
		const data = await context.parseData({ id: entry, data: shownTwin(twin) })
		store.set({ id: entry, data, digest: context.generateDigest(data) })
	}
}

/** The files of a twin in the order of their tabs: the learner's own first. */
export function shownTwin({ language, starter, given }: Twin): ShownTwin {
	const files = Object.entries(overlay(starter, given))
	return {
		language,
		files: files.map(([file, text]) => ({ file, text, readOnly: file in given })),
	}
}

/** Reads an exercise again after each change in its folder, one at a time, so that the last reading counts. */
function watchTwins(
	folder: string,
	watcher: NonNullable<LoaderContext['watcher']>,
	context: LoaderContext,
): void {
	const changed = new Set<ExerciseId>()
	let turn = Promise.resolve()
	const onChange = (file: string) => {
		const [id = '', ...inside] = path.relative(folder, file).split(path.sep)
		if (!isExercise(id) || inside.length === 0) return
		// The name is taken when its turn comes: a hundred files of a checkout are read once or twice.
		changed.add(id)
		turn = turn.then(() => (changed.delete(id) ? readAgain(folder, id, context) : undefined))
	}
	watcher.add(folder)
	for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, onChange)
}

async function readAgain(folder: string, id: ExerciseId, context: LoaderContext): Promise<void> {
	try {
		const { draft, exercise, complaints } = await examine(path.join(folder, id))
		if (exercise && complaints.length === 0) await keepTwins(exercise, context)
		else if (!draft) context.logger.error(new Complaints(complaints).message)
	} catch (error) {
		if (!isGone(error)) return context.logger.error(`exercises/${id}: ${String(error)}`)
		await keepTwins({ id, status: 'retired', twins: {} }, context)
	}
}

function isGone(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
