import { watch } from 'node:fs'
import type { Command } from 'commander'
import { withServeFlags, type ServeFlags } from './serve.ts'
import { layAgain, site, type Site } from './site.ts'
import { runTool } from './tool.ts'

export function register(program: Command): void {
	withServeFlags(program.command('dev'))
		.description('serve the course while you write it; a change shows at once')
		.action(async ({ port, host }: ServeFlags) => {
			using _ = site ? watchOwnFiles(site) : undefined
			const flags = [
				...(port === undefined ? [] : ['--port', String(port)]),
				...(host === undefined ? [] : ['--host', host]),
			]
			const { code } = await runTool('astro', ['dev', ...flags])
			process.exitCode = code
		})
}

/** An editor saves in several steps; this long it has to be quiet, in milliseconds. */
const quiet = 50

/** In a course of one's own the server reads what was laid out, so each change is laid out again. */
function watchOwnFiles({ folder, overlay }: Site): Disposable {
	let due: NodeJS.Timeout | undefined
	const onChange = () => {
		clearTimeout(due)
		due = setTimeout(() => {
			try {
				layAgain()
			} catch (error) {
				// A file may be gone between two looks; the change after this one tells more.
				console.error(error instanceof Error ? error.message : error)
			}
		}, quiet)
	}
	const watchers = [
		watch(overlay, { recursive: true }, onChange),
		watch(folder, (_, name) => {
			if (name === 'course.config.ts') onChange()
		}),
	]
	return {
		[Symbol.dispose]() {
			clearTimeout(due)
			for (const watcher of watchers) watcher.close()
		},
	}
}
