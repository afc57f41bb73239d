import { describe, beforeAll, expect, test } from 'vitest'
import { findStock, type Ended, type Program, type StockEnded } from '../../cli/stock-run.ts'
import { comparable, complainOfTiming, knownDifferences, type KnownDifference } from './compare.ts'
import { labOrigin, labWeb } from './lab-web.ts'
import { runOnMachine } from './machine-run.ts'
import { programs, readStockRun } from './stock-runs.ts'

const stock = await findStock()
const onStock = new Map<string, StockEnded>()
const onMachine = new Map<string, Ended>()

/** What a program is about: the sentence at its top. */
function sentenceOf({ file, source }: Program): string {
	const sentence = /^"""(.+?)\.?"""\n/.exec(source)?.[1]
	if (sentence === undefined)
		throw new Error(`${file} begins with no sentence. Say in """…""" what it shows.`)
	return sentence
}

function startsProcesses({ source }: Program): boolean {
	return /^(import multiprocessing|from concurrent\.futures import .*ProcessPool)/m.test(source)
}

/** Whether the two runs of a program differ when no more than these differences are made alike. */
function differs({ file }: Program, differences: readonly KnownDifference[]): boolean {
	const [one, other] = [onStock.get(file), onMachine.get(file)].map(
		(ended) => ended && JSON.stringify(comparable(ended, differences)),
	)
	return one !== undefined && other !== undefined && one !== other
}

/** Whether both runs of a program tell such a thing. */
function isTold({ file }: Program, { pattern }: KnownDifference): boolean {
	return [onStock.get(file), onMachine.get(file)].every(
		(ended) => ended !== undefined && (ended.stdout + ended.stderr).search(pattern) !== -1,
	)
}

test.runIf(process.env['CI'])('CI has a stock CPython to compare with', () => {
	expect(stock).toMatchObject({ status: 'found' })
})

const witness = stock.status === 'found' ? `CPython ${stock.version}` : `(${stock.sentence})`

describe.skipIf(stock.status === 'missing')(`the machine does as stock ${witness}`, () => {
	// They ran before all tests: see witnesses.ts.
	beforeAll(async () => {
		if (stock.status === 'missing') return
		for (const program of programs) onStock.set(program.file, await readStockRun(program, stock))
	})

	for (const program of programs) {
		test(`${program.file}: ${sentenceOf(program)}`, async () => {
			const expected = onStock.get(program.file)
			if (expected === undefined) throw new Error(`${program.file} has not run on stock CPython.`)
			// Traced, as in the page: to be watched changes nothing that a program can tell.
			const how = { env: { LAB: labOrigin }, web: labWeb, trace: true }
			const ended = await runOnMachine(program, how)
			onMachine.set(program.file, ended)
			expect(comparable(ended)).toEqual(comparable(expected))
			// On a desk a process is an interpreter that starts, and nobody tells how long that one stood in
			// the queue for a processor. What processes take here is held by processes.test.ts.
			if (!startsProcesses(program)) expect(complainOfTiming(ended, expected)).toBeUndefined()
		})
	}

	for (const difference of knownDifferences) {
		test(`the table still needs “${difference.name}”: ${difference.reason}`, () => {
			const others = knownDifferences.filter((one) => one !== difference)
			const inNeed = programs.filter((program) =>
				difference.mayAgree === true
					? isTold(program, difference)
					: differs(program, others) && !differs(program, knownDifferences),
			)
			expect(inNeed.map(({ file }) => file)).not.toEqual([])
		})
	}
})
