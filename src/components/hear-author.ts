import type { AuthorNews, LawNews } from '../course/author-news.ts'
import '../styles/author.css'
import type { CourseExercise } from './course-exercise.ts'
import { element } from './element.ts'

// In pages of a dev server alone; see library/tell-author.ts. Who writes a course reads English.

declare module 'vite/types/customEvent.d.ts' {
	interface CustomEventMap {
		'course:ask': AuthorNews['course:ask']
		'course:saved': AuthorNews['course:saved']
		'course:held': AuthorNews['course:held']
	}
}

/** Where a page that goes leaves to the next one what is due. */
const key = 'course:due'

// Vite looks for these very words.
const hot = import.meta.hot
/** What is to be graded as soon as that can be, or was; the server may load the page anew, and again, before it has come to it. */
const due = new Set<string>(hot && takeDue())

if (hot) {
	hot.on('course:saved', (ids) =>
		exercises().filter(isDue).filter(isOneOf(ids)).forEach(gradeAgain),
	)
	hot.on('course:held', (news) => news.forEach(showLaws))
	hot.on('vite:beforeFullReload', () => {
		const graded = exercises().filter(isDue).map(nameOf)
		// A page that is not there yet has no exercises, but what it was left is due.
		sessionStorage.setItem(key, JSON.stringify([...new Set([...due, ...graded])]))
	})
	// From its answer on, each save is heard of; what was saved before it, a grade will be of.
	const answered = new Promise<void>((resolve) => hot.on('course:held', () => resolve()))
	const loaded = new Promise<unknown>((resolve) => addEventListener('load', resolve))
	hot.send('course:ask')
	void Promise.all([answered, loaded]).then(() => exercises().filter(wasLeft).forEach(gradeAgain))
}

function takeDue(): string[] {
	const names: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]')
	sessionStorage.removeItem(key)
	return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []
}

function exercises(): CourseExercise[] {
	return [...document.querySelectorAll('course-exercise')]
}

function isOneOf(ids: readonly string[]): (each: CourseExercise) => boolean {
	return ({ exercise }) => ids.includes(exercise)
}

function wasLeft(exercise: CourseExercise): boolean {
	return due.has(nameOf(exercise))
}

/** What was never graded is not graded now: nobody has asked. */
function isDue(exercise: CourseExercise): boolean {
	return wasLeft(exercise) || exercise.querySelector('grade-panel:not([hidden])') !== null
}

function nameOf({ exercise, language }: CourseExercise): string {
	return `${exercise}/${language}`
}

function gradeAgain(exercise: CourseExercise) {
	due.add(nameOf(exercise))
	const isHeard = !exercise.dispatchEvent(new CustomEvent('rewritten', { cancelable: true }))
	// Nobody has touched it since the page was loaded.
	if (!isHeard) exercise.querySelector<HTMLElement>('[data-deed=grade]')?.click()
}

/** Below the task, what the terminal says of it. */
function showLaws({ exercise, draft, complaints, facts }: LawNews) {
	const holds = complaints.length === 0
	const count = complaints.length === 1 ? 'One complaint' : `${complaints.length} complaints`
	const news = element(
		'aside',
		{ class: 'author-news not-content', lang: 'en', 'aria-label': 'What the check says' },
		element(
			'p',
			{},
			element('strong', {}, holds ? '✓ It holds.' : `✗ ${count}${draft ? ', for a draft' : ''}.`),
			` ${facts.join(' ')}`,
		),
		...(holds ? [] : [element('ul', {}, ...complaints.map((each) => element('li', {}, each)))]),
	)
	news.dataset['holds'] = String(holds)
	const section = document.getElementById(exercise)
	section?.querySelector('.author-news')?.remove()
	section?.querySelector('.task')?.after(news)
}
