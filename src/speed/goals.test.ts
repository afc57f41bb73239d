import { expect, test } from 'vitest'
import { figure } from './figure.ts'
import { goalsOf } from './goals.ts'
import { speedSchema, type Audit, type Measured, type Speed } from './measurement.ts'

const ours: Omit<Measured, 'measure' | 'figure'> = {
	site: 'ours',
	browser: 'Chromium',
	profile: 'desktop',
	visit: 'cold',
}

const full: Audit = {
	page: 'lesson',
	profile: 'phone',
	scores: {
		performance: figure([100]),
		accessibility: figure([100]),
		'best-practices': figure([100]),
		seo: figure([100]),
	},
	short: {},
}

/** A run of the bench in which every goal is met by as little as can be. */
const good: Speed = {
	command: 'npm run bench -- --speed',
	date: '2026-11-26',
	minutes: 1,
	machine: { cores: 2, cpu: 'a processor', memoryGb: 8, system: 'linux', node: 'v24' },
	versions: {},
	load: [1],
	loadBefore: 0,
	paths: { ours: 'a/', tutorialkit: 'b/', bare: 'c/' },
	visits: [
		{ ...ours, measure: 'bytes', figure: figure([10_000]) },
		{ ...ours, site: 'tutorialkit', measure: 'bytes', figure: figure([70_000]) },
		{ ...ours, profile: 'phone', measure: 'tbt', figure: figure([0]) },
		{ ...ours, visit: 'warm', measure: 'touch', figure: figure([300]) },
	],
	audits: [full],
}

function withFigure(index: number, value: number): Speed {
	const visits = good.visits.map((each, at) =>
		at === index ? { ...each, figure: figure([value]) } : each,
	)
	return { ...good, visits }
}

function metBy(speed: Speed) {
	return goalsOf(speed).map(({ met }) => met)
}

test('every goal can be met', () => {
	expect(() => speedSchema.parse(good)).not.toThrow()
	expect(metBy(good)).toEqual([true, true, true, true])
})

test('a page that has 99 in one category misses a goal, and is named', () => {
	const audits = [full, { ...full, scores: { ...full.scores, seo: figure([99]) } }]
	const [scores] = goalsOf({ ...good, audits })
	expect(scores).toMatchObject({ met: false, found: 'Below 100: seo 99 (lesson, phone).' })
})

test('a byte more than a seventh misses a goal', () => {
	expect(metBy(withFigure(0, 10_001))).toEqual([true, false, true, true])
})

test('a millisecond of blocking misses a goal', () => {
	expect(metBy(withFigure(2, 1))).toEqual([true, true, false, true])
})

test('an editor that is there after 301 ms misses a goal', () => {
	expect(metBy(withFigure(3, 301))).toEqual([true, true, true, false])
})

test('what was not measured is neither met nor missed', () => {
	expect(metBy({ ...good, visits: [], audits: [] })).toEqual(Array(4).fill(undefined))
})

test('p95 of twenty is the nineteenth, and of five the largest', () => {
	const twenty = Array.from({ length: 20 }, (_, index) => index + 1)
	expect(figure(twenty)).toEqual({ median: 10.5, p95: 19, min: 1, max: 20, n: 20 })
	expect(figure([5, 1, 4, 2, 3])).toEqual({ median: 3, p95: 5, min: 1, max: 5, n: 5 })
})
