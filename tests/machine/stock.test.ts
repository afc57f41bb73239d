import { describe, expect, test } from 'vitest'
import { ensureStock, findStock, runStock, type Computer } from '../../cli/stock-run.ts'

/** A computer that is told what it has, and remembers what it was asked to run. */
function createComputer({
	python = '3.11.2',
	absent = [],
	root = true,
	debian = true,
	named,
}: {
	python?: string
	absent?: readonly string[]
	root?: boolean
	debian?: boolean
	named?: string
} = {}) {
	const ran: string[] = []
	let missing = absent
	const computer: Computer = {
		env: { STOCK_PYTHON: named },
		root,
		debian,
		isFile: (path) => path === '/usr/bin/python3',
		async run(command, args) {
			if (command === 'apt-get') {
				ran.push([command, ...args].join(' '))
				if (args[0] === 'install') missing = []
				return ''
			}
			return JSON.stringify({ version: python, absent: missing })
		},
	}
	return { computer, ran }
}

describe('the search for a stock CPython', () => {
	test('finds the one of the system', async () => {
		expect(await findStock(createComputer().computer)).toEqual({
			status: 'found',
			python: '/usr/bin/python3',
			version: '3.11.2',
		})
	})

	test.each([
		['no interpreter', { named: '/opt/python3' }, 'There is no /opt/python3'],
		['an old one', { python: '3.9.18' }, 'is Python 3.9.18, and the programs need 3.11'],
		['one of the next generation', { python: '4.0.0' }, 'is Python 4.0.0'],
		[
			'no packages',
			{ absent: ['aiohttp', 'requests'] },
			'/usr/bin/python3 has no aiohttp and no requests. Install it: apt-get install python3-aiohttp python3-requests. If another Python is at hand: STOCK_PYTHON=/path/to/python3',
		],
	])('says what is missing where there is %s', async (_, has, sentence) => {
		const { computer, ran } = createComputer(has)
		expect(await findStock(computer)).toEqual({
			status: 'missing',
			sentence: expect.stringContaining(sentence),
		})
		expect(ran).toEqual([])
	})

	test('installs what is missing when it is told to ensure it, as root on Debian', async () => {
		const { computer, ran } = createComputer({ absent: ['requests'] })
		expect(await ensureStock(computer)).toMatchObject({ status: 'found' })
		expect(ran).toEqual([
			'apt-get update',
			'apt-get install -y --no-install-recommends python3 python3-aiohttp python3-requests',
		])
	})

	test.each([{ root: false }, { debian: false }, { absent: [] }])(
		'installs nothing on a computer with %o',
		async (has) => {
			const { computer, ran } = createComputer({ absent: ['requests'], ...has })
			await ensureStock(computer)
			expect(ran).toEqual([])
		},
	)
})

const stock = await findStock()
const sentence = stock.status === 'missing' ? ` (${stock.sentence})` : ''

describe.skipIf(stock.status === 'missing')(`a program on stock CPython${sentence}`, () => {
	const python = stock.status === 'found' ? stock.python : ''
	const run = (source: string, options: { env?: Record<string, string>; timeout?: number } = {}) =>
		runStock({ file: 'program.py', source }, { python, ...options })

	test('answers with both outputs, its code and its time', async () => {
		const ended = await run(
			'import sys, time\nprint("out")\nprint("err", file=sys.stderr)\ntime.sleep(0.3)\nsys.exit(7)\n',
		)
		expect(ended).toMatchObject({ stdout: 'out\n', stderr: 'err\n', exitCode: 7 })
		expect(ended.seconds - ended.busy).toBeGreaterThanOrEqual(0.29)
		expect(ended.busy).toBeGreaterThan(0)
	})

	test('tells computing from waiting', async () => {
		const ended = await run('import time\nwhile time.process_time() < 0.3: pass\n')
		expect(ended.busy).toBeGreaterThanOrEqual(0.3)
		expect(ended.seconds - ended.busy).toBeLessThan(0.15)
	})

	test('has the code of a shell when a signal ended it', async () => {
		const { exitCode } = await run('import os, signal\nos.kill(os.getpid(), signal.SIGTERM)\n')
		expect(exitCode).toBe(143)
	})

	test('finds its own file, the same environment everywhere, and what it was given', async () => {
		const { stdout } = await run(
			'import os, sys\nprint(os.path.basename(__file__), os.listdir("."))\nprint(sorted(os.environ))\nprint(os.environ["LAB"], hash("a") % 1000)\n',
			{ env: { LAB: 'http://lab' } },
		)
		const again = await run('print(hash("a") % 1000)\n')
		const [place, names, given] = stdout.split('\n')
		expect(place).toBe("program.py ['program.py']")
		expect(names).toBe(
			"['HOME', 'LAB', 'LANG', 'NO_PROXY', 'PATH', 'PYTHONDONTWRITEBYTECODE', 'PYTHONHASHSEED', 'TMPDIR', 'TZ']",
		)
		expect(given).toBe(`http://lab ${again.stdout.trim()}`)
	})

	// It would last for as long as what it started.
	test('is ended when it is late, and with it what it started', { timeout: 15_000 }, async () => {
		const late = run(
			'import subprocess\nprint("begun", flush=True)\nsubprocess.run(["sleep", "30"])\n',
			{ timeout: 0.5 },
		)
		await expect(late).rejects.toThrow(
			'program.py did not end within 0.5 s on stock CPython. It printed "begun\\n", and on stderr nothing.',
		)
	})
})
