import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
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
}

/** Starts `course` with these arguments, without colours. */
export function startCourse(
	args: readonly string[],
	{ cwd, env }: CommandOptions = {},
): ChildProcess {
	return spawn(process.execPath, [course, ...args], {
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
