import { languages } from '../course/language.ts'
import { hasPassed } from '../progress/progress-store.ts'
import { pageWord } from './page-words.ts'

/** Ticks off the lessons in the sidebar whose exercises were all passed in this browser. */
function markLessons() {
	for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-exercises]')) {
		const exercises = link.dataset['exercises']?.split(' ').filter(Boolean) ?? []
		const done =
			exercises.length > 0 &&
			exercises.every((id) => hasPassed(() => window.localStorage, id, languages))
		if (done === link.hasAttribute('data-passed')) continue
		link.toggleAttribute('data-passed', done)
		if (done) {
			const mark = document.createElement('span')
			mark.className = 'lesson-mark'
			mark.setAttribute('role', 'img')
			mark.setAttribute('aria-label', pageWord('passed'))
			link.append(' ', mark)
		} else link.querySelector('.lesson-mark')?.remove()
	}
}

markLessons()
document.addEventListener('passed', markLessons)
