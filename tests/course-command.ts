import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

const course = path.resolve(import.meta.dirname, '../cli/course.ts')

/** How a command ended, and what it said. */
export interface Ended {
	code: number | null
	out: string
	err: string
}

export interface CommandOptions {
	cwd?: string
	env?: NodeJS.ProcessEnv
	/** The largest file it may write, in blocks of 512 bytes, as the system enforces it: how a disk fails. */
	largestFile?: number
}

/** Starts `course` with these arguments, without colours. */
export function startCourse(
	args: readonly string[],
	{ cwd, env, largestFile }: CommandOptions = {},
): ChildProcess {
	const command = [process.execPath, course, ...args]
	const [program = '', ...rest] =
		largestFile === undefined
			? command
			: ['sh', '-c', `ulimit -f ${largestFile} && exec "$@"`, 'sh', ...command]
	return spawn(program, rest, {
		cwd,
		env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, COURSE_TYPED_IN: cwd, ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	})
}

/** Runs `course` to its end. */
export async function runCourse(args: readonly string[], options?: CommandOptions): Promise<Ended> {
	return endOf(startCourse(args, options))
}

/** Waits for the end of a started command. */
export async function endOf(child: ChildProcess): Promise<Ended> {
	let out = ''
	let err = ''
	child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text))
	child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text))
	await once(child, 'close')
	return { code: child.exitCode, out, err }
}

/** Writes files below a folder, and the folders they lie in. */
export async function layFiles(
	folder: string,
	files: Readonly<Record<string, string>>,
): Promise<void> {
	for (const [name, text] of Object.entries(files)) {
		await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
		await writeFile(path.join(folder, name), text)
	}
}

/** What a command says on stderr, without the line of a build that took its time. */
export function withoutBuilding(err: string): string {
	return err.replace(/^Building what it runs on.*\n/m, '')
}
