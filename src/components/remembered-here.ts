import type { Language } from '../course/language.ts'
import { parseProgress, type Progress } from '../progress/progress.ts'
import { progressKey } from '../progress/progress-store.ts'
import type { CoursePlan } from './course-plan.ts'

/** What a page carries of the course. */
export function planOf(host: HTMLElement): CoursePlan {
	return JSON.parse(host.querySelector('[data-plan]')?.textContent ?? '{}') as CoursePlan
}

/** What this browser keeps of a twin; nothing where that cannot be read, or where it keeps nothing. */
export function progressOf(exercise: string, language: Language): Progress | undefined {
	try {
		const text = window.localStorage.getItem(progressKey(exercise, language))
		const parsed = text === null ? undefined : parseProgress(text)
		return parsed?.status === 'read' ? parsed.progress : undefined
	} catch {
		return undefined
	}
}
