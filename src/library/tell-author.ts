import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import type { ViteDevServer } from 'vite'
import { lawNewsSchema, type LawNews } from '../course/author-news.ts'
import { isExercise } from './read-exercise.ts'

/** An editor saves in several steps, and often several files: this long it has to be quiet, in milliseconds. */
const quiet = 100

/**
 * Tells the pages of a dev server which exercise was saved, so that they grade it again, and what its laws say of it,
 * which this process hears from the command that has started it. A built site has nothing of this.
 */
export function tellAuthor(): AstroIntegration {
	let exercises = ''
	return {
		name: 'tell-author',
		hooks: {
			'astro:config:setup': ({ command, config, injectScript }) => {
				if (command !== 'dev') return
				exercises = fileURLToPath(new URL('exercises/', config.root))
				const file = fileURLToPath(new URL('src/components/hear-author.ts', config.root))
				injectScript('page', `import ${JSON.stringify(file)}`)
			},
			'astro:server:setup': ({ server }) => {
				tellOfSaves(server, exercises)
				tellOfLaws(server)
			},
		},
	}
}

function tellOfSaves(server: ViteDevServer, exercises: string): void {
	const { hot } = server.environments.client
	const saved = new Set<string>()
	let due: NodeJS.Timeout | undefined
	const onChange = (file: string) => {
		const [id = '', ...inside] = path.relative(exercises, file).split(path.sep)
		if (!isExercise(id) || inside.length === 0) return
		saved.add(id)
		clearTimeout(due)
		due = setTimeout(() => {
			hot.send('course:saved', [...saved])
			saved.clear()
		}, quiet)
	}
	server.watcher.add(exercises)
	for (const event of ['add', 'change', 'unlink'] as const) server.watcher.on(event, onChange)
}

function tellOfLaws(server: ViteDevServer): void {
	const { hot } = server.environments.client
	const known = new Map<string, LawNews>()
	process.on('message', (message) => {
		const { success, data } = lawNewsSchema.safeParse(message)
		if (!success) return
		known.set(data.exercise, data)
		hot.send('course:held', [data])
	})
	// The server goes on for its own sake, not for that of who started it.
	process.channel?.unref()
	hot.on('course:ask', (_, client) => client.send('course:held', [...known.values()]))
}
