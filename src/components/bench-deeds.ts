import type { PublishedTwin } from '../course/published.ts'
import type { CourseExercise } from './course-exercise.ts'
import { words } from './spoken.ts'

// What the buttons of an exercise do that is neither a run nor a grade. What does it is fetched at the first press.

/** Formats the file that is shown, or else the first that may be edited. */
export function formatShown(host: CourseExercise): void {
	const mine = host.editors.filter((editor) => !editor.readOnly)
	const editor = mine.find((each) => each.checkVisibility()) ?? mine[0]
	editor?.format(host).catch(() => host.say(words.remarks.unfetched))
}

/** Fills the screen with the exercise, or shows its page again. */
export async function fillScreen(host: CourseExercise): Promise<void> {
	try {
		const { toggleFullScreen } = await import('./full-screen.ts')
		host.say(toggleFullScreen(host))
	} catch {
		host.say(words.workbench.unfetched)
	}
}

/** Opens the ways to share what was written, or closes them. */
export async function openShare(
	host: CourseExercise,
	opener: HTMLElement | null,
	fetchTwin: () => Promise<PublishedTwin>,
): Promise<void> {
	try {
		await import('./share-panel.ts')
	} catch {
		return void host.notice(words.share.unfetchedPanel)
	}
	if (opener) host.querySelector('share-panel')?.toggle(opener, fetchTwin)
}

/** Lays the files out as the exercise began with them, and offers the way back. */
export function resetFiles(host: CourseExercise): void {
	const mine = host.files
	host.replaceFiles(host.starter)
	host.notice(words.solution.atStart, [
		{ label: words.solution.bringMineBack, choose: () => host.replaceFiles(mine) },
	])
}
