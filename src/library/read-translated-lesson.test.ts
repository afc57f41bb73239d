import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { sayComplaint } from './complaints.ts'
import { readPages } from './read-lessons.ts'
import {
	complainOfChapters,
	complainOfTranslations,
	readTranslatedPages,
} from './read-translated-lesson.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

const english = `---
title: Waiting
description: What waits.
minutes: 3
teaches:
  waiting: Tell what waits from what computes.
---

A program waits.

## Why

<Predict question="What does it print?">

\`\`\`python
print(1)
\`\`\`

\`\`\`text output
1
\`\`\`

</Predict>

- one
- two

<Exercise id="wait-for-it" />
`

const german = english
	.replace('Waiting', 'Warten')
	.replace('A program waits.', 'Ein Programm wartet.')
	.replace('## Why', '## Warum')
	.replace('What does it print?', 'Was gibt es aus?')
	.replace('- one\n- two', '- eins\n- zwei')

/** What is said of the German lesson when its text is `text`. */
function say(text: string, original = english): string[] {
	return complainOfTranslations({ de: { waiting: text } }, { waiting: original }).map(sayComplaint)
}

const place = 'src/content/docs/de/waiting.mdx'

test('a translation that says the same in other words has no complaint', () => {
	expect(say(german)).toEqual([])
})

test.each([
	[
		'a program',
		german.replace('print(1)', 'print(2)'),
		`${place}:15: a block of python is not that of the English lesson, in its line 15. It has to be the same.`,
	],
	[
		'an output',
		german.replace('\n1\n', '\n2\n'),
		`${place}:19: an output is not that of the English lesson, in its line 19. It has to be the same.`,
	],
	[
		'an exercise',
		german.replace('wait-for-it', 'wait-for-me'),
		`${place}:28: <Exercise> is not that of the English lesson, in its line 28. It has to be the same.`,
	],
	[
		'what it teaches',
		german.replace('waiting: Tell', 'coroutine: Tell'),
		`${place}:5: teaches is not that of the English lesson: coroutine here, waiting there. Give it the same.`,
	],
	[
		'the minutes',
		german.replace('minutes: 3', 'minutes: 4'),
		`${place}:4: minutes is not that of the English lesson: 4 here, 3 there. Give it the same.`,
	],
	[
		'an item of a list',
		german.replace('- zwei\n', ''),
		`${place}:27: here is <Exercise>, and in the English lesson an item of a list, in line 26. Follow it.`,
	],
	[
		'a question that is not asked',
		german.replace(' question="Was gibt es aus?"', ''),
		`${place}:13: <Predict> is not that of the English lesson, in its line 13. It has to be the same.`,
	],
])('a translation that differs in %s is told, with its line', (_, text, told) => {
	expect(say(text)).toEqual([told])
})

test('a paragraph that the English lesson has got since is told', () => {
	const since = english.replace('## Why', 'It does so often.\n\n## Why')
	expect(say(german, since)).toEqual([
		`${place}:11: here is a heading ##, and in the English lesson a paragraph, in line 11. Follow it.`,
	])
})

test('an end that is missing is told', () => {
	const [told] = say(german.replace('<Exercise id="wait-for-it" />\n', ''))
	expect(told).toBe(
		`${place}: the English lesson goes on with <Exercise> in line 28. Translate it.`,
	)
})

test('a translation of no lesson is told', () => {
	expect(complainOfTranslations({ de: { wating: german } }, { waiting: english })).toEqual([
		{
			file: 'src/content/docs/de/wating.mdx',
			message:
				'it translates a lesson that is not there: wating. Did you mean "waiting"? Rename it, or delete it.',
		},
	])
})

test('a chapter without a title in the language is told', () => {
	const chapters = [
		{ title: 'One', translations: { de: 'Eins' }, lessons: [] },
		{ title: 'Two', lessons: [] },
	]
	expect(complainOfChapters({ de: {} }, chapters).map(sayComplaint)).toEqual([
		'src/syllabus.ts: the chapter "Two" has no title in the language de. Add it to its `translations`.',
	])
})

test('the translated lessons of the course say what the English ones say', async () => {
	const translated = await readTranslatedPages(root)
	// The folder of the pages for instructors is no language.
	expect(Object.keys(translated)).toEqual(['de'])
	expect(Object.keys(translated['de'] ?? {})).toContain('a-program-mostly-waits')
	const told = complainOfTranslations(translated, await readPages(root)).map(sayComplaint)
	expect(told).toEqual([])
})
