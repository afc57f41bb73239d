import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { buildNodePython } from '../../src/library/node-python.ts'
import { compressAdviser } from '../../src/library/publish-adviser.ts'
import { compressPython } from '../../src/library/publish-python.ts'
import { ensureStock } from '../../cli/stock-run.ts'
import { findFirefox } from '../../cli/find-firefox.ts'
import { runAllOnStock } from './stock-runs.ts'

/**
 * Gets what the machine is compared with, once before all tests: stock CPython with aiohttp and Requests,
 * and a Firefox. What it is compared with there has run before the first test, while nothing else takes
 * the processors: it tells how long it took. Where nothing can be installed the tests that need them say so. And builds Python, and
 * what reads along in the editor, as a site serves them, which several tests would otherwise begin to do at one time.
 */
export async function setup(): Promise<void> {
	const stock = await ensureStock()
	if (stock.status === 'found') await runAllOnStock(stock)
	await buildNodePython()
	await compressPython()
	await compressAdviser()
	const mayInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version')
	if (!mayInstall || findFirefox() !== undefined) return
	const run = promisify(execFile)
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	try {
		await run('apt-get', ['update'], { env })
		await run('apt-get', ['install', '-y', '--no-install-recommends', 'firefox-esr'], { env })
	} catch (error) {
		// A computer without a network of packages: what is skipped for it is said in the title of the test.
		console.warn(`Firefox could not be installed: ${String(error)}`)
	}
}
