import { expect, test } from 'vitest'
import type { Twin } from '../course/exercise.ts'
import type { Files } from '../course/submission.ts'
import { readTranslations } from './read-translations.ts'

const twin: Twin = {
	language: 'ts',
	suite: 'ts/suite.test.ts',
	cases: ['adds two numbers', 'leaves the arguments alone'],
	starter: {},
	solution: {},
	approaches: {},
	mistakes: {},
	given: {},
}

const original = {
	task: 'Add.\n\n```ts\nadd(1, 2)\n```',
	hints: { 'look-again': ['Look.', 'Look again.'] },
	twins: { ts: twin },
}

const exercise = `---
title: Addieren
cases:
  adds two numbers: addiert zwei Zahlen
  leaves the arguments alone: lässt die Argumente in Ruhe
---

Addiere.

\`\`\`ts
add(1, 2)
\`\`\`
`

const sound: Files = {
	'translations/de/exercise.md': exercise,
	'translations/de/hints/look-again.md': 'Sieh hin.\n\n---\n\nSieh noch einmal hin.\n',
}

function read(tree: Files) {
	const told: string[] = []
	const translations = readTranslations(tree, original, (file, message, line) =>
		told.push(`${file}${line === undefined ? '' : `:${line}`}: ${message}`),
	)
	return { translations, told }
}

test('a sound translation becomes one, with its cases and the rungs of its hints', () => {
	const { translations, told } = read(sound)
	expect(told).toEqual([])
	expect(translations['de']).toEqual({
		title: 'Addieren',
		cases: {
			'adds two numbers': 'addiert zwei Zahlen',
			'leaves the arguments alone': 'lässt die Argumente in Ruhe',
		},
		task: 'Addiere.\n\n```ts\nadd(1, 2)\n```',
		hints: { 'look-again': ['Sieh hin.', 'Sieh noch einmal hin.'] },
	})
})

test('an exercise without translations has none', () => {
	expect(read({})).toEqual({ translations: {}, told: [] })
})

const wrong: Readonly<Record<string, { change: Files; without?: string; told: string }>> = {
	'a case that the suite does not have': {
		change: {
			'translations/de/exercise.md': exercise.replace(
				'\n---\n\n',
				'\n  adds to numbers: ja\n---\n\n',
			),
		},
		told: 'translations/de/exercise.md:6: it translates the case "adds to numbers", and the suite has no such case. Did you mean "adds two numbers"? Mend the name, or take it out.',
	},
	'a case that is not translated': {
		change: {
			'translations/de/exercise.md': exercise.replace(/ {2}adds two.*\n/, ''),
		},
		told: 'translations/de/exercise.md:3: it does not say what the case "adds two numbers" is called. Add it.',
	},
	'a field that is none': {
		change: { 'translations/de/exercise.md': exercise.replace('title:', 'titel:') },
		told: 'translations/de/exercise.md:2: there is no field "titel" here. Did you mean "title"?',
	},
	'code that differs': {
		change: { 'translations/de/exercise.md': exercise.replace('add(1, 2)', 'add(2, 1)') },
		told: 'translations/de/exercise.md: a block of code differs from the English text’s. Code stays as it is.',
	},
	'code that is missing': {
		change: { 'translations/de/exercise.md': exercise.replace(/```[^]*```/, '') },
		told: 'translations/de/exercise.md: it has 0 blocks of code, and the English text has 1. Code stays as it is.',
	},
	'a hint that is not there': {
		change: { 'translations/de/hints/look-agian.md': 'Sieh hin.' },
		told: 'translations/de/hints/look-agian.md: it translates a hint that is not there: hints/look-agian.md. Did you mean "look-again"? Rename it, or delete it.',
	},
	'another number of rungs': {
		change: { 'translations/de/hints/look-again.md': 'Sieh hin.' },
		told: 'translations/de/hints/look-again.md: it has one rung, and hints/look-again.md has 2 rungs. Give it the same.',
	},
	'a hint that is not translated': {
		change: {},
		without: 'translations/de/hints/look-again.md',
		told: 'translations/de/hints/look-again.md: the hint hints/look-again.md is not translated. Write it here.',
	},
	'no text of its own': {
		change: {},
		without: 'translations/de/exercise.md',
		told: 'translations/de/exercise.md: this file is missing. It holds the title, the cases and the task.',
	},
	'a file that has no place': {
		change: { 'translations/German/exercise.md': '' },
		told: 'translations/German/exercise.md: this file has no place. A translation holds exercise.md and hints/<name>.md, in a folder named by the code of its language, like de.',
	},
}

test.each(Object.entries(wrong))(
	'a translation with %s is told',
	(_, { change, without, told }) => {
		const tree = Object.fromEntries(
			Object.entries({ ...sound, ...change }).filter(([file]) => file !== without),
		)
		expect(read(tree).told).toContain(told)
	},
)
