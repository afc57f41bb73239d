import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const exec = promisify(execFile)

const debianPackage = 'libpython3.11-testsuite'
const folder = '/usr/lib/python3.11/test'

/** CPython's own tests on this computer, or a sentence that says why there are none. */
export type TestPackage =
	{ status: 'found'; folder: string; version: string } | { status: 'missing'; sentence: string }

/** Looks for the tests where Debian 12 lays them, and installs its package where that is possible. */
export async function ensureTestPackage(): Promise<TestPackage> {
	if (isThere()) return foundThere()
	if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0)
		return missing(`install Debian 12's package: sudo apt-get install ${debianPackage}`)
	console.error(`CPython's own tests are not here; installing the package ${debianPackage}.`)
	try {
		await aptGet('install', '-y', debianPackage).catch(async () => {
			// On a fresh computer there is no list of packages yet.
			await aptGet('update')
			await aptGet('install', '-y', debianPackage)
		})
	} catch (error) {
		return missing(`apt-get install ${debianPackage} failed: ${firstLine(error)}`)
	}
	return isThere() ? foundThere() : missing(`${debianPackage} left none there`)
}

/** With the version of the package, which changes when Debian mends something. */
async function foundThere(): Promise<TestPackage> {
	const { stdout } = await exec('dpkg-query', ['--show', '--showformat=${Version}', debianPackage])
	return { status: 'found', folder, version: stdout }
}

function isThere(): boolean {
	return existsSync(join(folder, 'test_asyncio/__init__.py'))
}

function missing(why: string): TestPackage {
	return { status: 'missing', sentence: `CPython 3.11's own tests are not in ${folder}: ${why}.` }
}

async function aptGet(...args: string[]): Promise<void> {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	await exec('apt-get', args, { env, timeout: 5 * 60_000, maxBuffer: 64 * 2 ** 20 })
}

function firstLine(error: unknown): string {
	return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? ''
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
