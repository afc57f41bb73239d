import { once } from 'node:events'
import { watch } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ExerciseId } from '../src/course/exercise.ts'
import { checkExercises, readAsked, type Checked, type OpenChecker } from './check-exercises.ts'
import { Refusal } from './refusal.ts'
import { sayChecked, sayTotal, type Paint } from './say-checked.ts'

/** An editor saves in several steps, and often several files: this long it has to be quiet, in milliseconds. */
const quiet = 100

export interface Watching {
	/** Where the exercises lie. */
	root: string
	/** The exercises to watch; all when there is none. */
	asked: readonly ExerciseId[]
	/** What is checked before anything has changed; left out: all that was asked for. */
	first?: 'nothing'
	/** Called again when the kit has changed, for it is part of what grades. */
	createChecker: () => Promise<OpenChecker>
	signal: AbortSignal
	paint: Paint
	/** Hears of each exercise that was checked. */
	onChecked?: (checked: Checked) => void
}

/**
 * Checks once, and again whenever something below `root` changes: the exercise that it is in, or all
 * of them when it is in the kit. Goes on until `signal` aborts, and rejects with its reason.
 */
export async function watchExercises(watching: Watching): Promise<never> {
	const { root, asked, first, createChecker, signal } = watching
	// A name that is not there is a slip of the keys now; later it is a folder that was deleted.
	await readAsked(root, asked)
	using changes = watchFolders(root, signal)
	await using open = new AsyncDisposableStack()
	let checker: OpenChecker | undefined
	const dueAfter = (touched: ExerciseId[] | 'kit') => (touched === 'kit' ? asked : touched)
	let due = first === 'nothing' ? dueAfter(await nextOf(changes, asked)) : asked
	for (;;) {
		// Beside a server there is more to be read.
		if (process.stdout.isTTY && first === undefined) console.clear()
		try {
			checker ??= open.use(await createChecker())
			await checkOnce(due, checker, watching)
		} catch (error) {
			signal.throwIfAborted()
			// A folder may be half written, renamed or gone while it is read; the next change tells more.
			console.log(error instanceof Refusal ? error.message : error)
		}
		console.log(watching.paint('dim', 'Waiting for a change. Ctrl-C ends it.'))
		const touched = await nextOf(changes, asked)
		if (touched === 'kit') {
			await checker?.[Symbol.asyncDispose]()
			checker = undefined
		}
		due = dueAfter(touched)
	}
}

async function checkOnce(
	due: readonly ExerciseId[],
	checker: OpenChecker,
	{ root, paint, onChecked }: Watching,
): Promise<void> {
	const checked = await checkExercises(await readAsked(root, due), checker, (one) => {
		console.log(sayChecked(one, paint))
		onChecked?.(one)
	})
	console.log(`\n${sayTotal(checked)}`)
}

/** The exercises to check again, or `kit` when that was touched, because it is part of what grades them all. */
async function nextOf(
	changes: ReturnType<typeof watchFolders>,
	asked: readonly ExerciseId[],
): Promise<ExerciseId[] | 'kit'> {
	for (;;) {
		const touched = await changes.next()
		if (touched.has('kit')) return 'kit'
		const due = [...touched].filter((id) => asked.length === 0 || asked.includes(id))
		if (due.length > 0) return due
	}
}

/** Gathers which folders directly below `root` were touched, until someone asks. */
function watchFolders(
	root: string,
	signal: AbortSignal,
): Disposable & { next(): Promise<ReadonlySet<string>> } {
	let touched = new Set<string>()
	let last = 0
	const watcher = watch(root, { recursive: true }, (_, file) => {
		const [folder] = file?.split(path.sep) ?? []
		if (folder === undefined || folder.startsWith('.')) return
		touched.add(folder)
		last = performance.now()
	})
	return {
		async next() {
			while (touched.size === 0 || performance.now() - last < quiet)
				if (touched.size === 0) await hear(watcher, signal)
				else await pause(quiet)
			const heard = touched
			touched = new Set()
			return heard
		},
		[Symbol.dispose]: () => {
			watcher.close()
		},
	}
}

async function hear(watcher: ReturnType<typeof watch>, signal: AbortSignal): Promise<void> {
	try {
		await once(watcher, 'change', { signal })
	} catch (error) {
		signal.throwIfAborted()
		throw error
	}
}
