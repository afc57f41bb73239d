import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { rolldown, type Plugin } from 'rolldown'
import { weightOf, type OfflineManifest } from '../course/offline-manifest.ts'
import { listOffline, type Place } from './offline-files.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Makes a built site one that works without a network: lays a service worker beside it that knows every file. It comes
 * after all that writes into the site. A dev server has none: it would keep what is being changed.
 */
export function publishOffline(): AstroIntegration {
	let place: Place = { base: '/', assets: '_astro/' }
	return {
		name: 'publish-offline',
		hooks: {
			'astro:config:setup': ({ command, config, injectScript }) => {
				if (command !== 'build') return
				const file = JSON.stringify(join(root, 'src/components/begin-offline.ts'))
				const base = JSON.stringify(config.base.replace(/\/?$/, '/'))
				injectScript('page', `import { beginOffline } from ${file}; beginOffline(${base})`)
			},
			'astro:config:done': ({ config }) => {
				place = { base: config.base.replace(/\/?$/, '/'), assets: `${config.build.assets}/` }
			},
			'astro:build:done': async ({ dir, logger }) => {
				const { files } = await writeWorker(fileURLToPath(dir), place)
				const shell = weightOf(files.filter((file) => file.shell))
				const inMegabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`
				logger.info(
					`wrote sw.js: ${files.length} files, ${inMegabytes(weightOf(files).sent)}; a first visit keeps ${inMegabytes(shell.sent)}`,
				)
			},
		},
	}
}

/** Writes `sw.js` into a built site, and `offline.js`, its side in a page. Answers what the worker knows of the site. */
export async function writeWorker(folder: string, place: Place): Promise<OfflineManifest> {
	await writeFile(join(folder, 'offline.js'), await bundle('src/components/meet-offline.ts', 'esm'))
	const manifest = await listOffline(folder, place)
	// A classic script: not every browser takes a module for a service worker.
	const code = await bundle('src/offline/service-worker.ts', 'iife')
	await writeFile(
		join(folder, 'sw.js'),
		`const courseManifest=${JSON.stringify(manifest)};\n${code}`,
	)
	return manifest
}

async function bundle(entry: string, format: 'esm' | 'iife'): Promise<string> {
	await using build = await rolldown({
		input: join(root, entry),
		platform: 'browser',
		cwd: root,
		plugins: [inlineStyles],
	})
	const { output } = await build.generate({ format, minify: true, codeSplitting: false })
	const [chunk] = output
	return chunk.code
}

/** What Vite does for `import css from './x.css?inline'`. */
const inlineStyles: Plugin = {
	name: 'inline-styles',
	resolveId: (specifier, importer) =>
		importer !== undefined && specifier.endsWith('.css?inline')
			? join(dirname(importer), specifier)
			: null,
	async load(id) {
		if (!id.endsWith('.css?inline')) return null
		const css = await readFile(id.replace('?inline', ''), 'utf8')
		return { code: `export default ${JSON.stringify(css)}`, moduleType: 'js' }
	},
}
