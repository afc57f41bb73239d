import { writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { serveFolder } from '../cli/static-site.ts'
import { root } from '../cli/tool.ts'
import { buildRunner } from '../src/library/build-runner.ts'
import { course } from '../src/the-course.ts'
import { timeNode, timeRunner, timeVitest } from './commands.ts'
import { timeLesson } from './lesson.ts'
import {
	exerciseOn,
	openBrowser,
	openWarm,
	timeCold,
	timeGrade,
	timeRecovery,
	weighLesson,
	type Bytes,
} from './page.ts'
import { makeTenCases, measured, type TenCases } from './ten-cases.ts'

const rounds = Number(process.argv[2] ?? 11)
const recoveries = 3

/** What many measurements of one thing came to. */
interface Figure {
	median: number
	min: number
	max: number
	n: number
}

const ten = await makeTenCases()
const runner = await buildRunner()
const { base } = course
await using site = await serveFolder({ folder: ten.site, base })
const url = new URL('from-sequential-to-concurrent/', site.url).href
const browser = await openBrowser()
try {
	const times = await measureGrades(browser, ten)
	const recovery = await measureRecoveries(browser, ten)
	const lesson = await measureLesson()
	const bytes = await weighLesson(browser, url, ten.answer)
	const results = { machine: describeMachine(browser), times, recovery, lesson, bytes }
	say(times, recovery, bytes)
	sayLesson(lesson)
	await writeFile(join(root, 'bench', 'results.json'), `${JSON.stringify(results, null, '\t')}\n`)
} finally {
	await browser.close()
}

/** Each round takes every way once, so that a busy moment of the machine strikes all alike. */
async function measureGrades(browser: Browser, ten: TenCases) {
	const warm = await openWarm(browser, url, ten.answer)
	const ways = {
		'page, warm': async () => {
			// The spare worker loads after each grade; a learner thinks longer than this.
			await warm.waitForTimeout(1500)
			return timeGrade(exerciseOn(warm, measured), 'passed')
		},
		'page, cold': () => timeCold(browser, url, ten.answer),
		'vitest run': timeVitest,
		'node runner.mjs': () => timeRunner(runner, ten),
		'node -e ""': timeNode,
	}
	const times = new Map<string, number[]>()
	for (let round = -1; round < rounds; round++) {
		for (const [name, take] of Object.entries(ways)) {
			const ms = await take()
			// The first round fills the caches of the disk and counts for nobody.
			if (round >= 0) times.set(name, [...(times.get(name) ?? []), ms])
		}
		console.log(`round ${round + 1} of ${rounds}`)
	}
	return Object.fromEntries([...times].map(([name, all]) => [name, figure(all)]))
}

async function measureRecoveries(browser: Browser, { answer }: TenCases) {
	const all: Record<string, number[]> = {}
	for (let round = 0; round < recoveries; round++) {
		for (const by of ['stop', 'limit'] as const) {
			const { toNextVerdict, longestGap } = await timeRecovery(browser, { url, answer, by })
			;(all[`after ${by}: next verdict`] ??= []).push(toNextVerdict)
			;(all[`after ${by}: longest gap of the page`] ??= []).push(longestGap)
		}
	}
	return Object.fromEntries(Object.entries(all).map(([name, ms]) => [name, figure(ms)]))
}

async function measureLesson() {
	const all: Record<string, number[]> = {}
	for (let round = 0; round < recoveries; round++) {
		for (const [name, ms] of Object.entries(await timeLesson(runner))) (all[name] ??= []).push(ms)
	}
	return Object.fromEntries(Object.entries(all).map(([name, ms]) => [name, figure(ms)]))
}

function figure(all: readonly number[]): Figure {
	const sorted = all.toSorted((a, b) => a - b)
	const at = (index: number) => Math.round(sorted.at(index) ?? NaN)
	const middle = sorted.length / 2
	const median = (at(Math.floor(middle - 0.5)) + at(Math.floor(middle))) / 2
	return { median, min: at(0), max: at(-1), n: all.length }
}

function describeMachine(browser: Browser) {
	return {
		date: new Date().toISOString().slice(0, 10),
		cores: availableParallelism(),
		cpu: cpus()[0]?.model ?? 'unknown',
		memoryGb: Math.round(totalmem() / 2 ** 30),
		system: `${process.platform} ${release()}`,
		loadBefore: Number((loadavg()[0] ?? 0).toFixed(1)),
		node: process.version,
		browser: `Chromium ${browser.version()}`,
	}
}

function say(
	times: Record<string, Figure>,
	recovery: Record<string, Figure>,
	{ scripts, everything, later }: Bytes,
): void {
	const against = times['vitest run']?.median ?? NaN
	console.log(`\n${'ten cases, ms'.padEnd(38)} median   min   max    n  of vitest run`)
	for (const [name, { median, min, max, n }] of Object.entries({ ...times, ...recovery })) {
		const share = name in times ? `${((100 * median) / against).toFixed(0)} %`.padStart(14) : ''
		const figures = [median, min, max].map((ms) => ms.toFixed(0).padStart(5))
		console.log(
			[
				name.padEnd(38),
				figures[0]?.padStart(6),
				figures[1],
				figures[2],
				String(n).padStart(4),
				share,
			]
				.join(' ')
				.trimEnd(),
		)
	}
	console.log(`\nthe lesson untouched: ${kb(scripts)} of scripts, ${kb(everything)} of everything`)
	for (const [name, bytes] of Object.entries(later))
		console.log(`  then ${kb(bytes).padStart(9)} ${name}`)
}

function sayLesson(lesson: Record<string, Figure>): void {
	console.log('\nthe programs of the lesson, seconds')
	for (const [name, { median }] of Object.entries(lesson))
		console.log(`  ${(median / 1000).toFixed(2).padStart(5)}  ${name}`)
}

function kb(bytes: number): string {
	return `${(bytes / 1000).toFixed(1)} kB`
}
