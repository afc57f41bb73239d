import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openLoopbackLab } from '../../cli/stock-run-lab.ts'
import { runStock, type Found, type Program, type StockEnded } from '../../cli/stock-run.ts'
import { hashOfSources } from '../../src/library/hash-sources.ts'
import { cacheFolder } from '../../src/library/installed.ts'
import { labOrigin, labWeb } from './lab-web.ts'

/** A stock interpreter that is there. */
type Stock = Extract<Found, { status: 'found' }>

/** How many programs run at one time: most of their time they sleep. */
const atOnce = 6

const kept = join(cacheFolder, 'stock-runs')
const folder = fileURLToPath(new URL('programs/', import.meta.url))

/** The programs that the machine and stock CPython both run. */
export const programs: readonly Program[] = readdirSync(folder)
	.sort()
	.map((file) => ({ file, source: readFileSync(join(folder, file), 'utf8') }))

/** All that decides what a program does there, beside its text and the interpreter. */
const sources = [
	'cli/stock-run.ts',
	'cli/stock-run-lab.ts',
	'exercises/kit',
	'tests/machine/lab-web.ts',
]
const launcher = fileURLToPath(new URL('../../cli/stock-run-launcher.py', import.meta.url))

/**
 * Runs each program on stock CPython, unless it has run there as it is. They run in real time and tell how
 * long they took: to be called while nothing else runs.
 */
export async function runAllOnStock(stock: Stock): Promise<void> {
	const waiting = [...programs]
	const takeTurns = async (): Promise<void> => {
		for (let next = waiting.shift(); next; next = waiting.shift()) {
			const file = await placeOf(next, stock)
			if (existsSync(file)) continue
			await using lab = await openLoopbackLab(labWeb, { origin: labOrigin })
			const ended = await runStock(next, { python: stock.python, env: { LAB: lab.base } })
			await writeFile(file, JSON.stringify(ended))
		}
	}
	await mkdir(kept, { recursive: true })
	await Promise.all(Array.from({ length: atOnce }, takeTurns))
}

/** What the program did on stock CPython; rejects when it has not run there. */
export async function readStockRun(program: Program, stock: Stock): Promise<StockEnded> {
	return JSON.parse(await readFile(await placeOf(program, stock), 'utf8')) as StockEnded
}

async function placeOf({ file, source }: Program, { python, version }: Stock): Promise<string> {
	const beneath = [await hashOfSources(sources), await readFile(launcher, 'utf8')]
	const facts = [file, source, python, version, ...beneath]
	const hash = createHash('sha256').update(JSON.stringify(facts)).digest('hex')
	return join(kept, `${hash.slice(0, 32)}.json`)
}
