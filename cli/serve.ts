import { InvalidArgumentError, type Command } from 'commander'
import { course as thisCourse } from '../src/the-course.ts'
import { dist } from './build.ts'
import { Refusal } from './refusal.ts'
import { serveFolder, type Served } from './static-site.ts'

/** Where the course is served unless told otherwise. The same each time: a browser keeps drafts and progress per address. */
const usualPort = 4321

export interface ServeFlags {
	dir?: string
	port?: number
	host?: string
}

/** Serves a built site, says where, and goes on until the process is told to end. */
export async function serve({ dir = dist, port, host }: ServeFlags): Promise<void> {
	const { base } = thisCourse
	const options = { folder: dir, base, ...(host !== undefined && { host }) }
	await using site = await (port === undefined
		? serveFolder({ ...options, port: usualPort }).catch((error: unknown) => {
				if (!isTaken(error)) throw error
				console.log(`Port ${usualPort} is taken; another one has its own drafts and progress.`)
				return serveFolder(options)
			})
		: serveFolder({ ...options, port }).catch((error: unknown) => {
				if (!isTaken(error)) throw error
				throw new Refusal(`Port ${port} is taken. Choose another, or leave --port out.`)
			}))
	// Listened for before anything is said: who stops at sight of it is heard.
	const ending = untilToldToEnd()
	sayWhere(site)
	await ending
}

function sayWhere({ url }: Served): void {
	// A browser treats both names as this machine; people know this one.
	console.log(`\n  The course is at ${url.replace('//127.0.0.1', '//localhost')}`)
	console.log('  Ctrl-C ends it.\n')
}

/** Whether a port could not be had because somebody else has it. */
export function isTaken(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

/** Settles at the first Ctrl-C or request to end. */
export function untilToldToEnd(): Promise<void> {
	return new Promise((end) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
			process.once(signal, () => {
				end()
			})
		}
	})
}

/** Adds the flags that every serving command has. */
export function withServeFlags(command: Command): Command {
	return command
		.option('--port <number>', `the port; left out: ${usualPort}, or a free one`, portNumber)
		.option('--host <address>', 'the address to listen on; left out: this machine only')
}

/** The value of `--port`. */
export function portNumber(text: string): number {
	const port = Number(text)
	if (!Number.isInteger(port) || port < 0 || port > 65_535)
		throw new InvalidArgumentError('a port is a whole number from 0 to 65535')
	return port
}

export function register(program: Command): void {
	withServeFlags(program.command('serve').alias('preview'))
		.description('serve the built site as a static host would')
		.option('--dir <folder>', 'the folder to serve; left out: dist/')
		.action(serve)
}
