import { appendFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beginExercise } from '../../cli/begin-exercise.ts'
import { siteSources } from '../../cli/build.ts'
import { root } from '../../cli/tool.ts'

/** What every exercise of it is called, before its number. */
export const prefix = 'wait-for-number-'

/** Exercises in a lesson; the course's own have two to five. */
const held = 5

/**
 * Makes a course of so many exercises, each with both twins, in lessons of five: this project with its own lessons and
 * exercises taken out. Answers its folder, which lies in this project so that packages are found.
 */
export async function makeCourse(exercises: number): Promise<string> {
	const folder = join(root, '.cache', 'scale', `course-${exercises}`)
	await rm(folder, { recursive: true, force: true })
	for (const each of siteSources)
		await cp(join(root, each), join(folder, each), { recursive: true, filter: isKept })
	const ids = Array.from({ length: exercises }, (_, index) => `${prefix}${index + 1}`)
	for (const id of ids) await makeExercise(id, folder)
	const lessons = Array.from({ length: Math.ceil(exercises / held) }, (_, index) => ({
		name: `lesson-${index + 1}`,
		ids: ids.slice(index * held, (index + 1) * held),
	}))
	for (const { name, ids: inside } of lessons)
		await lay(folder, `src/content/docs/${name}.mdx`, lessonText(name, inside))
	await lay(folder, 'src/syllabus.ts', await syllabusOf(lessons.map(({ name }) => name)))
	return folder
}

/** Changes one suite of such a course, as somebody does who writes it. */
export async function changeOne(folder: string): Promise<void> {
	await appendFile(join(folder, 'exercises', `${prefix}1`, 'ts/suite.test.ts'), '// Changed.\n')
}

/** Of exercises the template and the kit, of lessons none, of tests none. */
function isKept(path: string): boolean {
	const inside = path.slice(root.length)
	if (/^exercises\/[^_/][^/]*/.test(inside)) return inside.startsWith('exercises/kit')
	return (
		!/^src\/content\/docs\/(?!index\.mdx|privacy\.mdx|how-|instructors)[^/]+/.test(inside) &&
		(inside.endsWith('suite.test.ts') || !/\.test\.ts$/.test(inside))
	)
}

async function makeExercise(id: string, folder: string): Promise<void> {
	const exercises = join(folder, 'exercises')
	await beginExercise({ id, title: `Wait for ${id.split('-').at(-1) ?? ''}`, root: exercises })
	const task = join(exercises, id, 'exercise.md')
	const text = await readFile(task, 'utf8')
	await writeFile(task, text.replace(/^status: draft\n/m, ''))
	await tellApart(join(exercises, id), id)
}

/** The same code would be coloured once for all of them. */
async function tellApart(folder: string, id: string): Promise<void> {
	const names = await readdir(folder, { recursive: true })
	for (const name of names.filter((each) => /\.(ts|py)$/.test(each))) {
		const file = join(folder, name)
		const mark = name.endsWith('.py') ? '#' : '//'
		await writeFile(file, `${mark} ${id}\n${await readFile(file, 'utf8')}`)
	}
}

function lessonText(name: string, ids: readonly string[]): string {
	return `---
title: ${name}
description: One of many.
minutes: 1
teaches:
  waiting: Wait for something.
---

import Exercise from '../../components/Exercise.astro'

Read this, and then do what comes.

${ids.map((id) => `## ${id}\n\n<Exercise id="${id}" />\n`).join('\n')}`
}

/** The project's own with another list of chapters: ten lessons in each. */
async function syllabusOf(lessons: readonly string[]): Promise<string> {
	const text = await readFile(join(root, 'src/syllabus.ts'), 'utf8')
	const chapters = Array.from({ length: Math.ceil(lessons.length / 10) }, (_, index) => ({
		title: `Chapter ${index + 1}`,
		lessons: lessons.slice(index * 10, (index + 1) * 10),
	}))
	const list = /const ours: readonly ChapterOfLessons\[\] = \[[\s\S]*?\n\]\n/
	if (!list.test(text))
		throw new Error('src/syllabus.ts has no list of chapters where one is looked for.')
	return text.replace(
		list,
		() => `const ours: readonly ChapterOfLessons[] = ${JSON.stringify(chapters)}\n`,
	)
}

async function lay(folder: string, file: string, text: string): Promise<void> {
	await mkdir(dirname(join(folder, file)), { recursive: true })
	await writeFile(join(folder, file), text)
}
