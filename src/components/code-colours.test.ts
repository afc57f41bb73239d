import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { codeColours, inFull } from './code-colours.ts'

const css = readFileSync(new URL('../styles/course.css', import.meta.url), 'utf8')

/** The variables of one theme, by name. */
function variables(theme: 'dark' | 'light'): Map<string, string> {
	const [dark = '', light = ''] = css.split(":root[data-theme='light']")
	const text = theme === 'dark' ? dark : light
	return new Map(
		[...text.matchAll(/(--code-[a-z]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [
			name,
			value,
		]),
	)
}

function luminance(colour: string): number {
	const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
		const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
	})
	return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
	const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
	return (high + 0.05) / (low + 0.05)
}

test.each(['dark', 'light'] as const)('every role can be read in %s', (theme) => {
	const colours = variables(theme)
	const background = colours.get('--code-background') ?? ''
	expect(background).not.toBe('')
	for (const role of ['text', ...Object.keys(codeColours)]) {
		const colour = colours.get(`--code-${role}`) ?? background
		expect(contrast(colour, background), role).toBeGreaterThanOrEqual(4.5)
	}
})

test('a word in the colour of plain text is no element of its own', () => {
	const word = (value: string, role: string) => ({
		type: 'element',
		properties: { style: `color:var(--code-${role})` },
		children: [{ type: 'text', value }],
	})
	const line = { type: 'element', children: [word('let', 'keyword'), word(' count', 'text')] }
	inFull.line(line)
	expect(line.children).toEqual([word('let', 'keyword'), { type: 'text', value: ' count' }])
})
