import { expect, test } from 'vitest'
import { wordsFor } from './words-for.ts'
import { localeNames, localeOf } from './words.ts'

/** Every text of a catalogue by its key, such as `editor.leaveKeys`. What makes one of its values is not called. */
function textsOf(part: object, path = ''): Map<string, unknown> {
	return new Map(
		Object.entries(part).flatMap(([key, value]: [string, unknown]) =>
			value instanceof Object && typeof value !== 'function'
				? [...textsOf(value, `${path}${key}.`)]
				: [[`${path}${key}`, value] as const],
		),
	)
}

/** A text without the keys it names. */
function wordsAmongKeys(text: unknown): string {
	return typeof text === 'string' ? text.replaceAll(/\[[^\]]+\]/g, '') : ''
}

const english = textsOf(wordsFor('en'))
const others = Object.keys(localeNames).filter((locale) => locale !== 'en')

/** What is the same word in another language. */
const sameIn: Readonly<Record<string, readonly string[]>> = {
	de: [
		'share.link',
		'timeline.zoom',
		'timeline.columns.task',
		'timeline.card.in',
		'workbench.panes.code',
		'pages.offline.title',
	],
}

test.each(others)('%s says everything that English says, and nothing else', (locale) => {
	expect([...textsOf(wordsFor(locale)).keys()].sort()).toEqual([...english.keys()].sort())
})

test.each(others)('%s leaves no sentence in English', (locale) => {
	const same = [...textsOf(wordsFor(locale))]
		.filter(([key, text]) => text === english.get(key) && /\p{L}/u.test(wordsAmongKeys(text)))
		.map(([key]) => key)
	expect(same).toEqual(sameIn[locale])
})

test.each(others)('%s has as many keys and values in a sentence as English', (locale) => {
	for (const [key, text] of textsOf(wordsFor(locale))) {
		const one = english.get(key)
		expect(typeof text, key).toBe(typeof one)
		if (typeof text === 'string' && typeof one === 'string')
			expect(text.split('[').length, key).toBe(one.split('[').length)
		if (typeof text === 'function' && typeof one === 'function')
			expect(text.length, key).toBe(one.length)
	}
})

test('a page in a language without a catalogue reads English', () => {
	expect(localeOf('de-AT')).toBe('de')
	expect(localeOf('fr')).toBe('en')
	expect(localeOf(undefined)).toBe('en')
})
