import { spawn, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = fileURLToPath(new URL('../', import.meta.url))

/** The JavaScript file behind a command of an installed package, so that it runs on this Node, without a shell. */
export function toolPath(name: string, packageName = name): string {
	const folder = join(root, 'node_modules', packageName)
	const { bin } = readJson<{ bin: string | Record<string, string> }>(join(folder, 'package.json'))
	const file = typeof bin === 'string' ? bin : bin[name]
	if (file === undefined) throw new Error(`The package ${packageName} has no command ${name}`)
	return join(folder, dirname(file), file.slice(file.lastIndexOf('/') + 1))
}

/** How a tool ended, and what it wrote where its streams were piped. */
export interface Ended {
	code: number
	stdout: string
	stderr: string
}

/** Runs a tool of `node_modules` in the project's folder. */
export function runTool(name: string, args: readonly string[], options: RunOptions = {}) {
	return run(process.execPath, [toolPath(name, options.packageName), ...args], options)
}

export interface RunOptions extends Pick<SpawnOptions, 'env' | 'stdio'> {
	/** The package the command comes from, where its name is another. */
	packageName?: string
	/** Stops it. */
	signal?: AbortSignal
}

/** Runs a program in the project's folder until it ends; only one that cannot be started rejects. */
export async function run(
	command: string,
	args: readonly string[],
	{ env, stdio = 'inherit', signal }: RunOptions = {},
): Promise<Ended> {
	const child = spawn(command, args, { cwd: root, env: env ?? process.env, stdio, signal })
	const said = { stdout: '', stderr: '' }
	for (const stream of ['stdout', 'stderr'] as const) {
		child[stream]?.setEncoding('utf8').on('data', (text: string) => (said[stream] += text))
	}
	const [code] = (await once(child, 'close')) as [number | null]
	return { code: code ?? 1, ...said }
}

function readJson<T>(file: string): T {
	return JSON.parse(readFileSync(file, 'utf8')) as T
}
