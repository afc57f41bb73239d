import { copyFile, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { buildRunner } from './build-runner.ts'

/** Serves the runner as one file, `<base>runner.mjs`: what real Node in the page executes. */
export function publishRunner(): AstroIntegration {
	let url = '/runner.mjs'
	return {
		name: 'publish-runner',
		hooks: {
			'astro:config:done': ({ config }) => {
				url = `${config.base.replace(/\/$/, '')}/runner.mjs`
			},
			'astro:server:setup': ({ server }) => {
				server.middlewares.use((request, response, next) => {
					if (request.url?.split('?')[0] !== url) return next()
					buildRunner()
						.then((file) => readFile(file))
						.then((code) => {
							response.setHeader('Content-Type', 'text/javascript; charset=utf-8')
							response.end(code)
						})
						.catch(next)
				})
			},
			'astro:build:done': async ({ dir }) => {
				await copyFile(await buildRunner(), fileURLToPath(new URL('runner.mjs', dir)))
			},
		},
	}
}
