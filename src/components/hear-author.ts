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

/** The exercises that had a verdict before the server loaded the page anew. */
const key = 'course:graded-before'

// Vite looks for these very words.
const hot = import.meta.hot
/** What is to be graded as soon as that can be, or was; the server may load the page anew before it has come to it. */
const due = new Set<string>()

if (hot) {
	hot.on('course:saved', (ids) =>
		exercises().filter(isDue).filter(isOneOf(ids)).forEach(gradeAgain),
	)
	hot.on('course:held', (news) => news.forEach(showLaws))
	hot.on('vite:beforeFullReload', () =>
		sessionStorage.setItem(key, JSON.stringify(exercises().filter(isDue).map(nameOf))),
	)
	hot.send('course:ask')
	addEventListener('load', () => {
		const names: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]')
		sessionStorage.removeItem(key)
		if (!Array.isArray(names)) return
		for (const exercise of exercises()) if (names.includes(nameOf(exercise))) gradeAgain(exercise)
	})
}

function exercises(): CourseExercise[] {
	return [...document.querySelectorAll('course-exercise')]
}

function isOneOf(ids: readonly string[]): (each: CourseExercise) => boolean {
	return ({ exercise }) => ids.includes(exercise)
}

/** What was never graded is not graded now: nobody has asked. */
function isDue(exercise: CourseExercise): boolean {
	return due.has(nameOf(exercise)) || exercise.querySelector('grade-panel:not([hidden])') !== null
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
