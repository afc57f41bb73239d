import { execFile } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../../cli/tool.ts'

const exec = promisify(execFile)

/**
 * Where the bench keeps what it compares with. Not under `node_modules`: what builds TutorialKit's styles leaves out
 * every path that has such a folder above it.
 */
const shelf = join(root, '.cache', 'speed')

/**
 * A folder that `make` has filled once for this `version`; a folder that was left half made is made again.
 * Nothing of it is a dependency of the project: decision 0007 says why.
 */
export async function keep(
	name: string,
	version: string,
	make: (folder: string) => Promise<void>,
): Promise<string> {
	const folder = join(shelf, name)
	const stamp = join(folder, '.made')
	const made = await readFile(stamp, 'utf8').catch(() => undefined)
	if (made === version) return folder
	console.log(`making ${name} (${version}) in .cache/speed/, once`)
	await rm(folder, { recursive: true, force: true })
	await mkdir(folder, { recursive: true })
	await make(folder)
	await writeFile(stamp, version)
	return folder
}

/** Runs npm in a folder, and none of the scripts that packages bring. */
export async function npm(folder: string, ...args: readonly string[]): Promise<void> {
	// npm names itself to what it starts; that file is the same npm, without a shell in between.
	const self = process.env['npm_execpath']
	const [command, before] = self === undefined ? ['npm', []] : [process.execPath, [self]]
	await runIn(folder, command, [...before, ...args, '--ignore-scripts', '--no-audit', '--no-fund'])
}

/** Runs a program in a folder until it ends; answers with what it wrote, and rejects when it fails. */
export async function runIn(
	cwd: string,
	command: string,
	args: readonly string[],
	more: NodeJS.ProcessEnv = {},
): Promise<string> {
	const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...more }
	const { stdout } = await exec(command, args, { cwd, env, maxBuffer: 2 ** 27 })
	return stdout
}
