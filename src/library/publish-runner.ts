import { copyFile, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { buildProject, buildRunner } from './build-runner.ts'

/** What is served, each as one file, by its name in the site. */
const served: Readonly<Record<string, () => Promise<string>>> = {
	/** What real Node in the page executes, and in a project that was downloaded. */
	'runner.mjs': buildRunner,
	/** What runs and grades such a project. */
	'project.mjs': buildProject,
}

/** Serves the runner, and what a project needs beside it. */
export function publishRunner(): AstroIntegration {
	let base = '/'
	return {
		name: 'publish-runner',
		hooks: {
			'astro:config:done': ({ config }) => {
				base = `${config.base.replace(/\/$/, '')}/`
			},
			'astro:server:setup': ({ server }) => {
				server.middlewares.use((request, response, next) => {
					const path = request.url?.split('?')[0] ?? ''
					const build = path.startsWith(base) ? served[path.slice(base.length)] : undefined
					if (!build) return next()
					build()
						.then((file) => readFile(file))
						.then((code) => {
							response.setHeader('Content-Type', 'text/javascript; charset=utf-8')
							response.end(code)
						})
						.catch(next)
				})
			},
			'astro:build:done': async ({ dir }) => {
				for (const [name, build] of Object.entries(served))
					await copyFile(await build(), fileURLToPath(new URL(name, dir)))
			},
		},
	}
}
