import { styleText } from 'node:util'
import type { Command } from 'commander'
import { createChecker } from './create-checker.ts'
import { withServeFlags, type ServeFlags } from './serve.ts'
import { watchOwnFiles } from './site.ts'
import { root, runTool } from './tool.ts'
import { watchExercises } from './watch-exercises.ts'

interface DevFlags extends ServeFlags {
	/** `--no-check` */
	check: boolean
}

export function register(program: Command): void {
	withServeFlags(program.command('dev'))
		.description('serve the course while you write it; a change shows at once')
		.option('--no-check', 'do not grade an exercise again when its files change')
		.action(async ({ port, host, check }: DevFlags) => {
			using _ = watchOwnFiles()
			const over = new AbortController()
			if (check) void gradeWhatChanges(over.signal)
			const flags = [
				...(port === undefined ? [] : ['--port', String(port)]),
				...(host === undefined ? [] : ['--host', host]),
			]
			const { code } = await runTool('astro', ['dev', ...flags])
			over.abort(new Error('The dev server has ended.'))
			process.exitCode = code
		})
}

/** Holds the exercise that is being written to its laws, with every save, below what the server says. */
async function gradeWhatChanges(signal: AbortSignal): Promise<void> {
	try {
		await watchExercises({
			root: `${root}exercises`,
			asked: [],
			first: 'nothing',
			createChecker: () => createChecker(signal),
			signal,
			paint: (style, text) => styleText(style, text),
		})
	} catch (error) {
		if (!signal.aborted) console.error(error instanceof Error ? error.message : error)
	}
}
