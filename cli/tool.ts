import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** The project's folder. */
export const root = fileURLToPath(new URL('../', import.meta.url))

/**
 * A path that was typed, as an absolute one. The way in runs every command in the project's folder, and
 * tells in which one it was typed.
 */
export function fromHere(path: string): string {
	return resolve(process.env['COURSE_TYPED_IN'] ?? '.', path)
}

/** The folder of an installed package: npm has put it into this folder's `node_modules`, or into that of one above. */
export function packageFolder(name: string): string {
	for (let folder = root; ; folder = dirname(folder)) {
		const place = join(folder, 'node_modules', name)
		if (existsSync(join(place, 'package.json'))) return place
		if (folder === dirname(folder))
			throw new Error(`The package ${name} is not installed. \`npm install\` brings it.`)
	}
}

const manifest = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) })

/** The JavaScript file behind a command of an installed package, so that it runs on this Node, without a shell. */
export function toolPath(name: string, packageName = name): string {
	const folder = packageFolder(packageName)
	const { bin } = manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
	const file = typeof bin === 'string' ? bin : bin[name]
	if (file === undefined) throw new Error(`The package ${packageName} has no command ${name}`)
	return join(folder, file)
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

export interface RunOptions extends Pick<SpawnOptions, 'env' | 'stdio' | 'cwd'> {
	/** The package the command comes from, where its name is another. */
	packageName?: string
	/** Is handed the process while it runs. */
	onStart?: (child: ChildProcess) => void
}

/**
 * Runs a program until it ends, in the project's folder or in another; only one that cannot be started rejects.
 * A request to end is passed on, and obeyed once the program has obeyed it.
 */
export async function run(
	command: string,
	args: readonly string[],
	{ env = process.env, stdio = 'inherit', cwd = root, onStart }: RunOptions = {},
): Promise<Ended> {
	const child = spawn(command, args, { cwd, env, stdio })
	onStart?.(child)
	const said = { stdout: '', stderr: '' }
	for (const stream of ['stdout', 'stderr'] as const) {
		child[stream]?.setEncoding('utf8').on('data', (text: string) => (said[stream] += text))
	}
	let told: NodeJS.Signals | undefined
	const passOn = (signal: NodeJS.Signals) => {
		told = signal
		// A terminal sends Ctrl-C to the whole group, so the child has it already.
		if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
	}
	for (const signal of endings) process.on(signal, passOn)
	const [code] = (await once(child, 'close')) as [number | null]
	for (const signal of endings) process.off(signal, passOn)
	if (told) process.kill(process.pid, told)
	return { code: code ?? 1, ...said }
}

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
