import { languages } from '../course/language.ts'
import { hasPassed } from '../progress/progress-store.ts'
import { pageWord } from './page-words.ts'

/**
 * Ticks everything below `host` that names exercises in `data-needs`, when all of them were passed in this
 * browser. Answers what keeps it so while the page stands; to be called once it goes.
 */
export function keepMarks(host: HTMLElement): () => void {
	const mark = () => {
		for (const each of host.querySelectorAll<HTMLElement>('[data-needs]')) {
			const exercises = each.dataset['needs']?.split(' ').filter(Boolean) ?? []
			const passed =
				exercises.length > 0 &&
				exercises.every((id) => hasPassed(() => window.localStorage, id, languages))
			each.querySelector('.passed-tick')?.remove()
			if (!passed) continue
			const tick = document.createElement('span')
			tick.className = 'passed-tick'
			tick.setAttribute('role', 'img')
			tick.setAttribute('aria-label', pageWord('passed'))
			each.append(tick)
		}
	}
	mark()
	document.addEventListener('passed', mark)
	return () => document.removeEventListener('passed', mark)
}
