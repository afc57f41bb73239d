import { expect, test } from 'vitest'
import type { Course } from './course-config.ts'
import { arrangeSyllabus, lessonsLeftOut } from './arrange-syllabus.ts'

const ours = [
	{ title: 'One', lessons: ['a', 'b'] },
	{ title: 'Two', lessons: ['c'] },
]
const nothing: Course['leaveOut'] = { chapters: [], lessons: [], exercises: [] }
const arrange = (
	leaveOut: Partial<typeof nothing>,
	add: Parameters<typeof arrangeSyllabus>[1]['add'] = [],
) =>
	arrangeSyllabus(ours, { leaveOut: { ...nothing, ...leaveOut }, add }).map(
		({ title, lessons }) => `${title}: ${lessons.join(' ')}`,
	)

test('is ours where nothing is said', () => {
	expect(arrange({})).toEqual(['One: a b', 'Two: c'])
})

test('leaves out chapters and lessons, and a chapter of which no lesson is left', () => {
	expect(arrange({ chapters: ['One'] })).toEqual(['Two: c'])
	expect(arrange({ lessons: ['a', 'c'] })).toEqual(['One: b'])
})

test('adds lessons where they are wanted, also behind one that was added, and chapters', () => {
	expect(
		arrange({}, [
			{ lesson: 'x', after: 'a' },
			{ lesson: 'y', after: 'x' },
			{ chapter: 'Mine', lessons: ['z'], after: 'One' },
			{ chapter: 'Last', lessons: ['l'] },
		]),
	).toEqual(['One: a x y b', 'Mine: z', 'Two: c', 'Last: l'])
})

test('a lesson that is added behind one that is left out has its place', () => {
	expect(arrange({ lessons: ['a'] }, [{ lesson: 'x', after: 'a' }])).toEqual(['One: x b', 'Two: c'])
})

test('says each name that nothing is called', () => {
	const wrong = () =>
		arrange({ chapters: ['Thre'], lessons: ['d'] }, [{ lesson: 'x', after: 'aa' }])
	expect(wrong).toThrow('leaveOut.chapters: there is no chapter "Thre".')
	expect(wrong).toThrow('leaveOut.lessons: there is no lesson "d".')
	expect(wrong).toThrow('add.after: there is no lesson "aa".')
})

test('a lesson has one place', () => {
	expect(() => arrange({}, [{ lesson: 'c', after: 'a' }])).toThrow(
		'course.config.ts: add: the lesson "c" is in the course 2 times. Each has one place.',
	)
})

test('tells which lessons a copy does not have', () => {
	const arranged = arrangeSyllabus(ours, { leaveOut: { ...nothing, chapters: ['One'] }, add: [] })
	expect(lessonsLeftOut(ours, arranged)).toEqual(['a', 'b'])
})
