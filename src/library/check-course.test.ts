import { expect, test } from 'vitest'
import { checkCourse } from './check-course.ts'

const there = {
	exercises: ['give-way', 'fetch-all-at-once'],
	lessons: ['taking-turns', 'mine'],
	lessonFolder: 'my-course/lessons',
	isFile: (path: string) => path === 'logo.svg',
}
const nothing = { chapters: [], lessons: [], exercises: [] }

test('what is named and there is no matter', () => {
	const named = {
		logo: 'logo.svg',
		leaveOut: { ...nothing, exercises: ['give-way'] },
		add: [{ lesson: 'mine', after: 'taking-turns' }],
	}
	expect(() => checkCourse(named, there)).not.toThrow()
})

test('what is named and not there has a sentence each', () => {
	const named = {
		logo: 'lgo.svg',
		leaveOut: { ...nothing, exercises: ['give-awy'] },
		add: [{ chapter: 'Ours', lessons: ['mine', 'yours'] }],
	}
	expect(() => checkCourse(named, there)).toThrow(
		[
			'course.config.ts: leaveOut.exercises: there is no exercise "give-awy". Did you mean "give-way"?',
			'course.config.ts: add: the lesson "yours" has no page my-course/lessons/yours.mdx. Write it, or take it out of add.',
			'course.config.ts: logo: there is no file lgo.svg, seen from the folder of course.config.ts.',
		].join('\n'),
	)
})
