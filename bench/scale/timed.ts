import { execFile } from 'node:child_process'
import { mkdtempDisposable, readFile, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** How long something took, in seconds, and the most memory that one of its processes had, in megabytes. */
export interface Cost {
	seconds: number
	megabytes: number
}

/** Runs Node with those arguments in a folder, to its end. Rejects, with what it said, when it fails. */
export async function timed(folder: string, args: readonly string[]): Promise<Cost> {
	await using notes = await mkdtempDisposable(join(tmpdir(), 'scale-'))
	// A process itself knows best how much it had.
	const hook = join(notes.path, 'hook.cjs')
	await writeFile(
		hook,
		`process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(notes.path)} + '/rss-' + process.pid, String(process.resourceUsage().maxRSS)))`,
	)
	const began = performance.now()
	await promisify(execFile)(process.execPath, ['--require', hook, ...args], {
		cwd: folder,
		maxBuffer: 2 ** 28,
		env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
	})
	const seconds = (performance.now() - began) / 1000
	const names = (await readdir(notes.path)).filter((name) => name.startsWith('rss-'))
	const kilobytes = await Promise.all(
		names.map(async (name) => Number(await readFile(join(notes.path, name), 'utf8'))),
	)
	return { seconds, megabytes: Math.round(Math.max(...kilobytes) / 1024) }
}
