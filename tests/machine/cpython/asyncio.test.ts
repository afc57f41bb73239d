import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ModuleOutcome } from './outcome.ts'
import { ensureTestPackage, listModules, packageVersion } from './package.ts'
import { complaints, count, partThatPasses } from './reckon.ts'
import { renderReport, reportFile } from './report.ts'
import { makeReady, runModules } from './run-module.ts'

/** What must pass of the tests that neither an older Python nor the want of a kernel explains. */
const demanded = 0.95

const found = await ensureTestPackage()
const title =
	found.status === 'found' ? `CPython’s tests (${found.version})` : `(${found.sentence})`

describe.skipIf(found.status === 'missing')(`on the machine, ${title}`, () => {
	let outcomes: readonly ModuleOutcome[] = []

	beforeAll(async () => {
		if (found.status === 'missing') throw new Error(found.sentence)
		const ready = await makeReady(found.folder)
		outcomes = await runModules(ready, await listModules(found.folder))
		const { passed, failed, skipped } = count(outcomes)
		console.log(`${title}: ${passed} passed, ${failed} failed, ${skipped} skipped.`)
	}, 15 * 60_000)

	test('fail where that is explained, and nowhere else', () => {
		expect(complaints(outcomes)).toEqual([])
	})

	test('pass but for what an older Python or the want of a kernel explains', () => {
		expect(partThatPasses(count(outcomes))).toBeGreaterThanOrEqual(demanded)
	})

	const isOfTheReport = found.status === 'found' && found.version === packageVersion
	test.skipIf(!isOfTheReport)(
		`went as docs/python-machine-tests.md says (it tells of ${packageVersion})`,
		async () => {
			const written = await readFile(reportFile, 'utf8')
			const now = await renderReport(outcomes)
			expect(now, 'node tests/machine/cpython/main.ts --report writes it anew').toBe(written)
		},
	)
})
