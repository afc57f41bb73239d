import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { goalsOf } from '../src/speed/goals.ts'
import { figureOf, sites, speedSchema } from '../src/speed/measurement.ts'
import { readmeTable, tableIn } from '../src/speed/tables.ts'
import { dist, root } from './built-site.ts'

const read = (file: string) => readFileSync(join(root, file), 'utf8')
const written: unknown = JSON.parse(read('bench/results/speed.json'))

/** Prettier pads the cells of a table. */
const cellsOf = (table: string) =>
	table.split('\n').map((line) =>
		line
			.split('|')
			.map((cell) => cell.trim().replace(/^(:?)-+(:?)$/, '$1-$2'))
			.join('|'),
	)

test('what the bench has written can be read, and has every site in it', () => {
	const speed = speedSchema.parse(written)
	for (const site of sites)
		for (const profile of ['desktop', 'phone'] as const) {
			const place = { site, profile, browser: 'Chromium', visit: 'cold', measure: 'bytes' } as const
			expect(figureOf(speed, place)?.median, `${site}, ${profile}`).toBeGreaterThan(10_000)
		}
	expect(speed.audits).toHaveLength(6)
})

test('README’s table is the one that the measurements make', () => {
	const table = tableIn(read('README.md'))
	expect(cellsOf(table)).toEqual(cellsOf(readmeTable(speedSchema.parse(written))))
	expect(table.split('\n').length).toBeGreaterThan(8)
})

test('the page says of each goal what was measured', () => {
	const page = readFileSync(join(dist, 'speed/index.html'), 'utf8')
	const text = page.replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' ')
	const goals = goalsOf(speedSchema.parse(written))
	expect(goals).toHaveLength(4)
	const words = { true: 'Met', false: 'Not met', undefined: 'Not measured' } as const
	for (const { wanted, found, met } of goals)
		expect(text).toContain(`${wanted} ${words[`${met}`]}. ${found}`)
})
