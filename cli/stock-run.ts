import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { constants, setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'

const exec = promisify(execFile)

/** A program of one file. */
export interface Program {
	/** The name of its file, without a folder. */
	readonly file: string
	readonly source: string
}

/** What a program left behind, wherever it ran. */
export interface Ended {
	readonly stdout: string
	readonly stderr: string
	/** As a shell has it: 128 and the number of the signal when a signal ended it. */
	readonly exitCode: number
	/** How long it took, in seconds of the clock it ran on. */
	readonly seconds: number
}

/** What a program left behind on stock CPython. */
export interface StockEnded extends Ended {
	/** How much of `seconds` it computed, or stood in the queue for a processor. */
	readonly busy: number
}

const launcher = fileURLToPath(new URL('stock-run-launcher.py', import.meta.url))
const packages = ['aiohttp', 'requests'] as const

const reportSchema = z.object({ exitCode: z.int(), took: z.number(), busy: z.number() })

/** How a program is run. */
export interface StockOptions {
	/** The interpreter, as `findStock` answers it. */
	readonly python: string
	/** What it finds in its environment, beside what every program finds. */
	readonly env?: Readonly<Record<string, string>>
	/** After how many seconds it is ended. Left out: 20. */
	readonly timeout?: number
}

/**
 * Runs a program on stock CPython, alone in a folder for temporary files, with the same environment
 * everywhere. Rejects when it does not end in time; whatever else becomes of it is an answer.
 */
export async function runStock(
	program: Program,
	{ python, env = {}, timeout = 20 }: StockOptions,
): Promise<StockEnded> {
	const folder = await mkdtemp(join(tmpdir(), 'stock-'))
	try {
		const path = join(folder, program.file)
		await writeFile(path, program.source)
		const child = spawn(python, [launcher, path], {
			cwd: folder,
			env: { ...sameEverywhere(folder), ...env },
			stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
			// A process group of its own, so that the program ends with its launcher.
			detached: true,
		})
		goFirst(child.pid)
		return await attend(child, { file: program.file, timeout })
	} finally {
		await rm(folder, { recursive: true, force: true, maxRetries: 3 })
	}
}

/** What a program prints of its timing is not to tell of the other tests that run beside it. */
function goFirst(pid: number | undefined): void {
	if (pid === undefined || process.getuid?.() !== 0) return
	setPriority(pid, constants.priority.PRIORITY_HIGHEST)
}

function sameEverywhere(folder: string): Record<string, string | undefined> {
	return {
		PATH: process.env['PATH'],
		HOME: folder,
		TMPDIR: folder,
		TZ: 'UTC',
		LANG: 'C.UTF-8',
		PYTHONHASHSEED: '0',
		PYTHONDONTWRITEBYTECODE: '1',
		// What stands between this computer and the world does not stand between it and itself.
		NO_PROXY: '*',
	}
}

async function attend(
	child: ChildProcess,
	{ file, timeout }: { file: string; timeout: number },
): Promise<StockEnded> {
	const [, stdout, stderr, told] = child.stdio.map((stream) =>
		stream instanceof Readable ? text(stream) : Promise.resolve(''),
	)
	const over = new AbortController()
	const limit = setTimeout(() => {
		over.abort()
		if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
	}, timeout * 1000)
	try {
		await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject))
	} finally {
		clearTimeout(limit)
	}
	const [out = '', err = '', report = ''] = await Promise.all([stdout, stderr, told])
	if (over.signal.aborted) {
		throw new Error(
			`${file} did not end within ${timeout} s on stock CPython. It printed ${say(out)}, and on stderr ${say(err)}.`,
		)
	}
	if (report === '') throw new Error(`The launcher of ${file} failed: ${say(err)}.`)
	const { exitCode, took, busy } = reportSchema.parse(JSON.parse(report))
	return { stdout: out, stderr: err, exitCode, seconds: took, busy }
}

function say(output: string): string {
	return output === '' ? 'nothing' : JSON.stringify(output.slice(-500))
}

/** What the search for an interpreter asks of the computer; a test hands in a made-up one. */
export interface Computer {
	readonly env: Readonly<Record<string, string | undefined>>
	readonly root: boolean
	/** Whether Debian's package manager is here. */
	readonly debian: boolean
	isFile(path: string): boolean
	/** Runs a command and answers what it printed; rejects when it fails or takes longer than `minutes`. */
	run(command: string, args: readonly string[], minutes: number): Promise<string>
}

/** An interpreter that is there, or a sentence that says what is missing and what to do. */
export type Found =
	| { readonly status: 'found'; readonly python: string; readonly version: string }
	| { readonly status: 'missing'; readonly sentence: string }

/**
 * Finds the stock CPython that is the witness: the one named by `STOCK_PYTHON`, or /usr/bin/python3.
 * It must be 3.11 or later and have aiohttp and requests. Installs nothing.
 */
export async function findStock(computer: Computer = thisComputer): Promise<Found> {
	const named = computer.env['STOCK_PYTHON']
	const python = named === undefined || named === '' ? '/usr/bin/python3' : named
	if (!computer.isFile(python))
		return missing(`There is no ${python} to compare with. Install Python 3.11 or later`)
	const printed = await computer.run(python, ['-c', question], 1)
	const { version, absent } = answerSchema.parse(JSON.parse(printed))
	const [major = 0, minor = 0] = version.split('.').map(Number)
	if (major !== 3 || minor < 11)
		return missing(`${python} is Python ${version}, and the programs need 3.11 or later`)
	if (absent.length > 0) {
		const debians = absent.map((name) => `python3-${name}`).join(' ')
		return missing(
			`${python} has no ${absent.join(' and no ')}. Install it: apt-get install ${debians}`,
		)
	}
	return { status: 'found', python, version }
}

/**
 * Finds the stock CPython and, as root on Debian, installs what of it is missing.
 * Rejects when the installation fails.
 */
export async function ensureStock(computer: Computer = thisComputer): Promise<Found> {
	const found = await findStock(computer)
	if (found.status === 'found' || !computer.root || !computer.debian) return found
	const wanted = ['python3', ...packages.map((name) => `python3-${name}`)]
	await computer.run('apt-get', ['update'], 5)
	await computer.run('apt-get', ['install', '-y', '--no-install-recommends', ...wanted], 10)
	return findStock(computer)
}

const question = [
	'import importlib.util, json, platform',
	`absent = [name for name in ${JSON.stringify(packages)} if not importlib.util.find_spec(name)]`,
	"print(json.dumps({'version': platform.python_version(), 'absent': absent}))",
].join('\n')

const answerSchema = z.object({ version: z.string(), absent: z.array(z.string()) })

function missing(what: string): Found {
	return {
		status: 'missing',
		sentence: `${what}. If another Python is at hand: STOCK_PYTHON=/path/to/python3`,
	}
}

const thisComputer: Computer = {
	env: process.env,
	root: process.getuid?.() === 0,
	debian: existsSync('/etc/debian_version'),
	isFile: existsSync,
	async run(command, args, minutes) {
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
		const { stdout } = await exec(command, [...args], {
			timeout: minutes * 60_000,
			env,
			maxBuffer: 64 * 2 ** 20,
		})
		return stdout
	},
}
