import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { buildAdviser } from './build-adviser.ts'
import { askedIn, layFolder, serveFile, tellSite, weighFolder } from './published-folder.ts'

/** What an editor fetches; the rest of the folder is for people. */
const fetched = /\.(mjs|json|wasm)$/

/**
 * Serves what reads along in the editor, as a part of the site: a build has it among the assets whose names carry
 * a hash. The page learns the address from `virtual:adviser-site`.
 */
export function publishAdviser(): AstroIntegration {
	const site: { base: string; files: Record<string, readonly [number, number]> } = {
		base: '/',
		files: {},
	}
	let place = ''
	return {
		name: 'publish-adviser',
		hooks: {
			'astro:config:setup': async ({ command, config, updateConfig }) => {
				updateConfig({ vite: { plugins: [tellSite('adviser-site', 'adviser', site)] } })
				if (command !== 'build' && command !== 'dev') return
				const folder = await buildAdviser()
				const compressed = command === 'build'
				place = compressed ? `${config.build.assets}/${basename(folder)}/` : 'adviser-files/'
				site.files = await weighFolder(folder, fetched, { compressed })
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
	await weighFolder(await buildAdviser(), fetched, { compressed: true })
}
