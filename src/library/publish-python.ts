import { copyFile, cp, readFile, readdir, stat } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { basename, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import type { PythonSite } from '../course/python-site.ts'
import { buildPython } from './build-python.ts'
import { compressOnce } from './compress-once.ts'

/** The module by which a component learns where Python is: `import { python } from 'virtual:python-site'`. */
const moduleName = 'virtual:python-site'

const types: Readonly<Record<string, string>> = {
	'.json': 'application/json; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.txt': 'text/plain; charset=utf-8',
	'.wasm': 'application/wasm',
	'.zip': 'application/zip',
}

/** What an interpreter fetches; the rest of the folder is for people. */
const fetched = /\.(mjs|wasm|zip)$/

/**
 * Serves Python as a part of the site. A build has it among the assets whose names carry a hash, with
 * a Brotli form beside each file that is fetched (`library.zip.br`); a dev server answers with what it
 * is at that moment. Components learn the address from `virtual:python-site`.
 */
export function publishPython(): AstroIntegration {
	const site: PythonSite = { base: '/', bytes: 0, packages: true }
	/** The folder as it was made, and where it goes in the site. */
	let python = { folder: '', place: '' }
	return {
		name: 'publish-python',
		hooks: {
			'astro:config:setup': async ({ command, config, updateConfig, logger }) => {
				updateConfig({ vite: { plugins: [tell(site)] } })
				if (command !== 'build' && command !== 'dev') return
				const { folder, manifest } = await buildPython()
				const { packages } = manifest
				if (packages.status === 'missing') logger.warn(packages.why)
				const place =
					command === 'build' ? `${config.build.assets}/${basename(folder)}/` : 'python-files/'
				python = { folder, place }
				site.base = `${config.base.replace(/\/?$/, '/')}${place}`
				site.packages = packages.status === 'built'
				site.bytes = await weigh(folder, { compressed: command === 'build' })
			},
			'astro:server:setup': ({ server }) => {
				server.middlewares.use((request, response, next) => {
					const [path = ''] = (request.url ?? '').split('?')
					const name = path.slice(site.base.length)
					if (!path.startsWith(site.base) || !/^[\w.-]+$/.test(name)) return next()
					serve(name, response).catch(next)
				})
			},
			'astro:build:done': async ({ dir, logger }) => {
				await lay(python.folder, fileURLToPath(new URL(python.place, dir)))
				const megabytes = (site.bytes / 1e6).toFixed(1)
				logger.info(`Python lies in ${python.place}; its first run fetches ${megabytes} MB`)
			},
		},
	}
}

/** A Vite plugin that answers `virtual:python-site` with what is known of it by then. */
function tell(site: PythonSite) {
	const id = `\0${moduleName}`
	return {
		name: 'python-site',
		resolveId: (specifier: string) => (specifier === moduleName ? id : undefined),
		load: (asked: string) =>
			asked === id ? `export const python = ${JSON.stringify(site)}` : undefined,
	}
}

/** Compresses what a built site serves of Python, once for each state of it: a minute or two. */
export async function compressPython(): Promise<void> {
	const { folder } = await buildPython()
	await weigh(folder, { compressed: true })
}

/** What an interpreter fetches altogether, in bytes. */
async function weigh(folder: string, { compressed }: { compressed: boolean }): Promise<number> {
	const names = (await readdir(folder)).filter((name) => fetched.test(name))
	const sizes = names.map(async (name) => {
		const file = join(folder, name)
		return (await stat(compressed ? await compressOnce(file) : file)).size
	})
	return (await Promise.all(sizes)).reduce((total, size) => total + size, 0)
}

/** Copies Python's folder into a built site, and lays beside each file that is fetched its Brotli form. */
async function lay(folder: string, target: string): Promise<void> {
	await cp(folder, target, { recursive: true })
	const names = (await readdir(folder)).filter((name) => fetched.test(name))
	await Promise.all(
		names.map(async (name) =>
			copyFile(await compressOnce(join(folder, name)), join(target, `${name}.br`)),
		),
	)
}

async function serve(name: string, response: ServerResponse): Promise<void> {
	// Asked for each time: it is built anew when the machine's Python side has changed.
	const { folder } = await buildPython()
	const content = await readFile(join(folder, name)).catch(() => undefined)
	if (!content) {
		response.statusCode = 404
		return void response.end(`Python has no file ${name}.`)
	}
	response.setHeader('Content-Type', types[extname(name)] ?? 'application/octet-stream')
	response.setHeader('Cache-Control', 'no-cache')
	response.end(content)
}
