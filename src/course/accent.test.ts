import { expect, test } from 'vitest'
import { contrast, shadesOf } from './accent.ts'

test('contrast is what WCAG says it is', () => {
	expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
	expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

const all = [
	'#ff0000',
	'#ffff00',
	'#00ff00',
	'#0f6b61',
	'#0000ff',
	'#ff00ff',
	'#000000',
	'#ffffff',
	'#767676',
]

test.each(all)('every shade of %s can be read where it is used', (accent) => {
	const { dark, light } = shadesOf(accent)
	const read = [
		['#ffffff', dark['--course-button']],
		['#ffffff', light['--course-button']],
		['#ffffff', dark['--course-button-over']],
		['#ffffff', light['--course-button-over']],
		['#151b1a', dark['--sl-color-accent-high']],
		[dark['--sl-color-accent-low'], dark['--sl-color-accent-high']],
		['#ffffff', light['--sl-color-accent']],
		['#ffffff', light['--sl-color-accent-high']],
		[light['--sl-color-accent-low'], light['--sl-color-accent-high']],
	] as const
	for (const [behind = '', text = ''] of read)
		expect(contrast(behind, text), `${text} on ${behind}`).toBeGreaterThanOrEqual(4.5)
})

test('a hue stays what it is', () => {
	const { light } = shadesOf('#8a2be2')
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
		Number.parseInt(light['--course-button']?.slice(at, at + 2) ?? '', 16),
	)
	expect(blue).toBeGreaterThan(red)
	expect(red).toBeGreaterThan(green)
})
