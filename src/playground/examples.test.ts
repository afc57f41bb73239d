import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { labWebSchema } from '../course/lab-web.ts'
import { languages } from '../course/language.ts'
import { examples } from './examples.ts'
import web from './web.json'

const folder = (language: string) => new URL(`examples/${language}/`, import.meta.url)

test.each(languages)('every program in %s is in the list, once', (language) => {
	const files = readdirSync(folder(language)).map((name) => name.replace(`.${language}`, ''))
	expect([...examples[language]].sort()).toEqual(files.sort())
})

test.each(languages)('every program in %s begins with what it shows', (language) => {
	for (const id of examples[language]) {
		const text = readFileSync(new URL(`${id}.${language}`, folder(language)), 'utf8')
		expect(text, id).toMatch(/^(#|\/\/) \w/)
	}
})

test('its web is one', () => {
	expect(() => labWebSchema.parse(web)).not.toThrow()
})
