import { sayComplaint, type FileComplaint } from '../src/library/complaints.ts'
import type { CheckedLessons } from './check-lessons.ts'
import type { Paint } from './say-checked.ts'
import { ownPlace } from './site.ts'

/** One line for a lesson that is fine, its complaints below its name when it is not; then all others. */
export function sayLessons({ lessons, complaints, notes }: CheckedLessons, paint: Paint): string {
	const files = new Set(lessons.map(({ file }) => file))
	const told = lessons.map(({ slug, file, programs, minutes }) => {
		const own = complaints.filter((complaint) => complaint.file === file).map(placed)
		if (own.length > 0)
			return [`${paint('red', '✗')} ${slug}`, ...own.map((each) => `  ${sayComplaint(each)}`)]
		const facts = `${some(programs.length, 'program', 'programs')}, ${Math.max(...Object.values(minutes))} minutes`
		return [`${paint('green', '✓')} ${paint('bold', slug)}  ${paint('dim', facts)}`]
	})
	const others = complaints.filter(({ file }) => !files.has(file))
	return [
		...told.flat(),
		...others.map((each) => `${paint('red', '✗')} ${sayComplaint(placed(each))}`),
		...notes.map((note) => `  ${paint('dim', `note: ${note}`)}`),
	].join('\n')
}

/** With the file that a person edits, in a course of their own. */
function placed(complaint: FileComplaint): FileComplaint {
	return { ...complaint, file: ownPlace(complaint.file) }
}

/** The lessons of which nothing is complained. */
export function holdingLessons({ lessons, complaints }: CheckedLessons): CheckedLessons['lessons'] {
	const broken = new Set(complaints.map(({ file }) => file))
	return lessons.filter(({ file }) => !broken.has(file))
}

/** How many lessons hold, and how many complaints there are. */
export function sayLessonTotal(checked: CheckedLessons): string {
	const { complaints } = checked
	const held = some(holdingLessons(checked).length, 'lesson holds', 'lessons hold')
	return complaints.length === 0
		? `${held}.`
		: `${held}; ${some(complaints.length, 'complaint', 'complaints')}.`
}

function some(count: number, one: string, many: string): string {
	return `${count} ${count === 1 ? one : many}`
}
