import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { buildAdviser } from './build-adviser.ts'
import { compressOnce } from './compress-once.ts'
import { askedIn, layFolder, serveFile, tellSite } from './published-folder.ts'

/** What an editor fetches; the rest of the folder is for people. */
const fetched = /\.(mjs|json|wasm)$/

/**
 * Serves what reads along in the editor, as a part of the site: a build has it among the assets whose names carry
 * a hash. The page learns the address from `virtual:adviser-site`.
 */
export function publishAdviser(): AstroIntegration {
	const site = { base: '/' }
	let place = ''
	return {
		name: 'publish-adviser',
		hooks: {
			'astro:config:setup': async ({ command, config, updateConfig }) => {
				updateConfig({ vite: { plugins: [tellSite('adviser-site', 'adviser', site)] } })
				if (command !== 'build' && command !== 'dev') return
				const folder = command === 'build' ? await buildAdviser() : ''
				place = folder === '' ? 'adviser-files/' : `${config.build.assets}/${basename(folder)}/`
				site.base = `${config.base.replace(/\/?$/, '/')}${place}`
			},
			'astro:server:setup': ({ server }) => {
				server.middlewares.use((request, response, next) => {
					const name = askedIn(site.base, request.url)
					if (name === undefined) return next()
					buildAdviser()
						.then((folder) => serveFile(folder, name, response))
						.catch(next)
				})
			},
			'astro:build:done': async ({ dir, logger }) => {
				await layFolder(await buildAdviser(), fileURLToPath(new URL(place, dir)), fetched)
				logger.info(`what reads along in the editor lies in ${place}`)
			},
		},
	}
}

/** Compresses what a built site serves of it, once for each state of it: a minute or two. */
export async function compressAdviser(): Promise<void> {
	const folder = await buildAdviser()
	const names = (await readdir(folder)).filter((name) => fetched.test(name))
	await Promise.all(names.map((name) => compressOnce(join(folder, name))))
}
