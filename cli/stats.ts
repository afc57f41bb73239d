import path from 'node:path'
import type { Command } from 'commander'
import type { Exercise } from '../src/course/exercise.ts'
import { exercisesIn } from '../src/course/lesson-parts.ts'
import { readExercises } from '../src/library/read-exercise.ts'
import { readPages } from '../src/library/read-lessons.ts'
import { hasExercise, syllabus } from '../src/syllabus.ts'
import { course } from '../src/the-course.ts'
import { root } from './tool.ts'

/** What a course, or a chapter of it, is made of. */
export interface Stats {
	lessons: number
	exercises: number
	/** Exercises, once for each language. */
	twins: number
	cases: number
	mistakes: number
	hints: number
	/** To read the lessons, as they say themselves. */
	readingMinutes: number
	/** To do the exercises in one language, as they say themselves. */
	exerciseMinutes: number
}

export function register(program: Command): void {
	program
		.command('stats')
		.description('say what the course is made of, chapter by chapter')
		.option('--json', 'say it as JSON, for tools')
		.action(async ({ json }: { json?: true }) => {
			const chapters = await readStats()
			const all = chapters.map(({ stats }) => stats).reduce(sum, nothing)
			if (json) return console.log(JSON.stringify({ chapters, all }, undefined, '\t'))
			console.log(table([...chapters, { title: 'All', stats: all }]))
		})
}

async function readStats(): Promise<{ title: string; stats: Stats }[]> {
	const pages = await readPages(root)
	const exercises = await readExercises(path.join(root, 'exercises'))
	return syllabus.map(({ title, lessons }) => {
		const texts = lessons.flatMap((slug) => pages[slug] ?? [])
		const ids = texts.flatMap(exercisesIn).filter(hasExercise)
		const held = exercises.filter(({ id, status }) => status === 'active' && ids.includes(id))
		return { title, stats: statsOf(texts, held) }
	})
}

/** Counts; of the languages that this copy offers. */
function statsOf(lessons: readonly string[], exercises: readonly Exercise[]): Stats {
	const twins = exercises.flatMap(({ twins }) =>
		Object.values(twins).filter(({ language }) => course.languages.includes(language)),
	)
	return {
		lessons: lessons.length,
		exercises: exercises.length,
		twins: twins.length,
		cases: total(twins.map(({ cases }) => cases.length)),
		mistakes: total(exercises.map(({ mistakes }) => Object.keys(mistakes).length)),
		hints: total(exercises.map(({ hints }) => Object.keys(hints).length)),
		readingMinutes: total(lessons.map((text) => Number(/^minutes: *(\d+)/m.exec(text)?.[1] ?? 0))),
		exerciseMinutes: total(exercises.map(({ minutes }) => minutes)),
	}
}

const nothing = statsOf([], [])

function sum(one: Stats, other: Stats): Stats {
	const add = (name: keyof Stats) => one[name] + other[name]
	return {
		lessons: add('lessons'),
		exercises: add('exercises'),
		twins: add('twins'),
		cases: add('cases'),
		mistakes: add('mistakes'),
		hints: add('hints'),
		readingMinutes: add('readingMinutes'),
		exerciseMinutes: add('exerciseMinutes'),
	}
}

function total(numbers: readonly number[]): number {
	return numbers.reduce((all, number) => all + number, 0)
}

const heads: Readonly<Record<keyof Stats, string>> = {
	lessons: 'lessons',
	exercises: 'exercises',
	twins: 'twins',
	cases: 'cases',
	mistakes: 'mistakes',
	hints: 'hints',
	readingMinutes: 'min to read',
	exerciseMinutes: 'min to do',
}

function table(rows: readonly { title: string; stats: Stats }[]): string {
	const names = Object.keys(heads) as (keyof Stats)[]
	const width = Math.max(...rows.map(({ title }) => title.length))
	const line = (title: string, cells: readonly string[]) =>
		`${title.padEnd(width)}  ${cells.map((cell, index) => cell.padStart(heads[names[index] ?? 'twins'].length)).join('  ')}`
	return [
		line(
			'',
			names.map((name) => heads[name]),
		),
		...rows.map(({ title, stats }) =>
			line(
				title,
				names.map((name) => String(stats[name])),
			),
		),
	].join('\n')
}
