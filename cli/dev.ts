import type { ChildProcess } from 'node:child_process'
import { styleText } from 'node:util'
import type { Command } from 'commander'
import type { LawNews } from '../src/course/author-news.ts'
import { sayComplaint } from '../src/library/complaints.ts'
import type { Checked } from './check-exercises.ts'
import { createChecker } from './create-checker.ts'
import { sayFacts } from './say-checked.ts'
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
			let server: ChildProcess | undefined
			if (check)
				void gradeWhatChanges((news) => server?.connected && server.send(news), over.signal)
			const flags = [
				...(port === undefined ? [] : ['--port', String(port)]),
				...(host === undefined ? [] : ['--host', host]),
			]
			const { code } = await runTool('astro', ['dev', ...flags], {
				// The server passes on to its pages what is found here: library/tell-author.ts.
				stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
				onStart: (child) => (server = child),
			})
			over.abort(new Error('The dev server has ended.'))
			process.exitCode = code
		})
}

/** Holds the exercise that is being written to its laws, with every save, below what the server says, and tells of it. */
async function gradeWhatChanges(tell: (news: LawNews) => void, signal: AbortSignal): Promise<void> {
	try {
		await watchExercises({
			root: `${root}exercises`,
			asked: [],
			first: 'nothing',
			createChecker: () => createChecker(signal),
			signal,
			paint: (style, text) => styleText(style, text),
			onChecked: (checked) => tell(newsOf(checked)),
		})
	} catch (error) {
		if (!signal.aborted) console.error(error instanceof Error ? error.message : error)
	}
}

function newsOf(checked: Checked): LawNews {
	const { id: exercise, draft, complaints, notes } = checked
	return {
		exercise,
		draft,
		complaints: complaints.map(sayComplaint),
		facts: [sayFacts(checked), ...notes].filter(Boolean),
	}
}
