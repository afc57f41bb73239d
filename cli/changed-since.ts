import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { ExerciseId } from '../src/course/exercise.ts'
import type { LessonSlug } from '../src/course/lesson.ts'
import { overlayFolder, placeOf } from './lay-site.mjs'
import { Refusal } from './refusal.ts'

/** What differs from a commit. `all`: what grades every exercise does. */
export interface Changed {
	exercises: readonly ExerciseId[] | 'all'
	lessons: readonly LessonSlug[]
}

/** Below these lies what decides a grade beside an exercise's own files. */
const grading = [
	'exercises/kit/',
	'src/grader/',
	'src/runtimes/',
	'package.json',
	'package-lock.json',
]

/**
 * Asks git what differs from `commit` in the working tree, files that it does not know yet included. `folder` is the
 * project's, or, where `isOwn`, that of a course that depends on it, whose files lie in `my-course/`.
 */
export async function changedSince(
	commit: string,
	{ folder, isOwn }: { folder: string; isOwn: boolean },
): Promise<Changed> {
	const lists = await Promise.all([
		git(folder, 'diff', '--name-only', '--relative', '-z', commit, '--'),
		git(folder, 'ls-files', '--others', '--exclude-standard', '-z'),
	])
	const files = lists.flatMap((list) => list.split('\0')).filter(Boolean)
	return namesOf(isOwn ? files.flatMap((file) => placed(file) ?? []) : files)
}

/** `my-course/lessons/mine.mdx` is laid over `src/content/docs/mine.mdx`. */
function placed(file: string): string | undefined {
	if (!file.startsWith(`${overlayFolder}/`)) return file
	return placeOf(file.slice(overlayFolder.length + 1))
}

/** What files belong to, by their paths from the project's folder. Pure. */
export function namesOf(files: readonly string[]): Changed {
	const lessons = files.flatMap(
		(file) => /^src\/content\/docs\/(?:[a-z]{2}\/)?([\w-]+)\.mdx$/.exec(file)?.[1] ?? [],
	)
	const ids = files.flatMap((file) => /^exercises\/([a-z][\w-]*)\//.exec(file)?.[1] ?? [])
	const decidesAll = files.some((file) => grading.some((place) => file.startsWith(place)))
	return {
		exercises: decidesAll ? 'all' : sorted(ids),
		// Pages that are no lessons; what they say is checked with the build.
		lessons: sorted(lessons).filter((slug) => slug !== 'index' && slug !== 'privacy'),
	}
}

function sorted(names: readonly string[]): string[] {
	return [...new Set(names)].sort()
}

async function git(folder: string, ...args: readonly string[]): Promise<string> {
	try {
		const { stdout } = await promisify(execFile)('git', ['-C', folder, ...args], {
			maxBuffer: 2 ** 26,
		})
		return stdout
	} catch (error) {
		const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
		throw new Refusal(
			`git cannot tell what has changed: ${said.split('\n', 1)[0] ?? ''} --changed needs a git repository with a commit, and names one that is there.`,
		)
	}
}
