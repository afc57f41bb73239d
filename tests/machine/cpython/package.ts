import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const exec = promisify(execFile)

const debianPackage = 'libpython3.11-testsuite'
const folder = '/usr/lib/python3.11/test'
const minutes = 5

/** The version of Debian's package that the expectations and the report are of. */
export const packageVersion = '3.11.2-6+deb12u9'

/** CPython's own tests on this computer, or a sentence that says why there are none. */
export type TestPackage =
	{ status: 'found'; folder: string; version: string } | { status: 'missing'; sentence: string }

/** What is asked of the computer; a test hands in a made-up one. */
export interface Computer {
	root: boolean
	debian: boolean
	isThere: (path: string) => boolean
	/** Runs a command and answers what it wrote; rejects when it fails or takes longer than some minutes. */
	run: (command: string, ...args: string[]) => Promise<string>
	say: (line: string) => void
}

/** Looks for the tests where Debian 12 lays them, and installs its package where that is possible. */
export async function ensureTestPackage(computer = thisComputer()): Promise<TestPackage> {
	const { root, debian, say } = computer
	if (isThere(computer)) return found(computer)
	if (!debian || !root)
		return missing(`install Debian 12's package: sudo apt-get install ${debianPackage}`)
	say(`CPython's own tests are not here; installing the package ${debianPackage}.`)
	try {
		await install(computer)
	} catch (error) {
		return missing(`apt-get install ${debianPackage} failed: ${firstLine(error)}`)
	}
	return isThere(computer) ? found(computer) : missing(`${debianPackage} left none there`)
}

function isThere(computer: Computer): boolean {
	return computer.isThere(join(folder, 'test_asyncio/__init__.py'))
}

/** With the version of the package, which changes when Debian mends something. */
async function found({ run }: Computer): Promise<TestPackage> {
	const version = await run('dpkg-query', '--show', '--showformat=${Version}', debianPackage)
	return { status: 'found', folder, version }
}

function missing(why: string): TestPackage {
	return { status: 'missing', sentence: `CPython 3.11's own tests are not in ${folder}: ${why}.` }
}

async function install({ run }: Computer): Promise<void> {
	try {
		await run('apt-get', 'install', '-y', debianPackage)
	} catch {
		// On a fresh computer there is no list of packages yet.
		await run('apt-get', 'update')
		await run('apt-get', 'install', '-y', debianPackage)
	}
}

function firstLine(error: unknown): string {
	return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? ''
}

function thisComputer(): Computer {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	const options = { env, timeout: minutes * 60_000, maxBuffer: 64 * 2 ** 20 }
	return {
		root: process.getuid?.() === 0,
		debian: existsSync('/etc/debian_version'),
		isThere: existsSync,
		run: async (command, ...args) => (await exec(command, args, options)).stdout,
		say: (line) => console.error(line),
	}
}

/** The modules of asyncio's tests, by their names, in order. */
export async function listModules(folder: string): Promise<string[]> {
	const names = await readdir(join(folder, 'test_asyncio'))
	return names
		.filter((name) => /^test_\w+\.py$/.test(name))
		.map((name) => name.slice(0, -'.py'.length))
		.sort()
}

/** What asyncio's tests need of the package, by paths from the folder above `test`. */
export async function readPackage(folder: string): Promise<Map<string, Uint8Array>> {
	const files = new Map<string, Uint8Array>()
	for (const [place, wanted] of [
		['', /^__init__\.py$|\.pem$/],
		['support', /\.py$/],
		['test_asyncio', /\.py$/],
	] as const) {
		for (const name of await readdir(join(folder, place)))
			if (wanted.test(name))
				files.set(join('test', place, name), await readFile(join(folder, place, name)))
	}
	return files
}
