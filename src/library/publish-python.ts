import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import type { PythonSite } from '../course/python-site.ts'
import { buildPython } from './build-python.ts'
import { askedIn, layFolder, serveFile, tellSite, weighFolder } from './published-folder.ts'

/** What an interpreter fetches; the rest of the folder is for people. */
const fetched = /\.(mjs|wasm|zip)$/

/**
 * Serves Python as a part of the site. A build has it among the assets whose names carry a hash, with
 * a Brotli form beside each file that is fetched (`library.zip.br`); a dev server answers with what it
 * is at that moment. Components learn the address from `virtual:python-site`.
 */
export function publishPython({ isOffered }: { isOffered: boolean }): AstroIntegration {
	const site: PythonSite = { base: '/', bytes: 0, files: {}, packages: true }
	/** The folder as it was made, and where it goes in the site. */
	let python = { folder: '', place: '' }
	return {
		name: 'publish-python',
		hooks: {
			'astro:config:setup': async ({ command, config, updateConfig, logger }) => {
				updateConfig({ vite: { plugins: [tellSite('python-site', 'python', site)] } })
				// A copy without Python has nothing of it; what a page says of its address, nobody asks for.
				if (!isOffered || (command !== 'build' && command !== 'dev')) return
				const { folder, manifest } = await buildPython()
				const { packages } = manifest
				if (packages.status === 'missing') logger.warn(packages.why)
				const place =
					command === 'build' ? `${config.build.assets}/${basename(folder)}/` : 'python-files/'
				python = { folder, place }
				site.base = `${config.base.replace(/\/?$/, '/')}${place}`
				site.packages = packages.status === 'built'
				site.files = await weighFolder(folder, fetched, { compressed: command === 'build' })
				site.bytes = Object.values(site.files).reduce((total, [, sent]) => total + sent, 0)
			},
			'astro:server:setup': ({ server }) => {
				server.middlewares.use((request, response, next) => {
					const name = askedIn(site.base, request.url)
					if (name === undefined) return next()
					// Asked for each time: it is built anew when the machine's Python side has changed.
					buildPython()
						.then(({ folder }) => serveFile(folder, name, response))
						.catch(next)
				})
			},
			'astro:build:done': async ({ dir, logger }) => {
				if (!isOffered) return
				await layFolder(python.folder, fileURLToPath(new URL(python.place, dir)), fetched)
				const megabytes = (site.bytes / 1e6).toFixed(1)
				logger.info(`Python lies in ${python.place}; its first run fetches ${megabytes} MB`)
			},
		},
	}
}

/** Compresses what a built site serves of Python, once for each state of it: a minute or two. */
export async function compressPython(): Promise<void> {
	const { folder } = await buildPython()
	await weighFolder(folder, fetched, { compressed: true })
}
