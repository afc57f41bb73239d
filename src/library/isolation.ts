import { readFile, readdir, writeFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import {
	embeddable,
	headerRules,
	withContentPolicy,
	writeHeaderRules,
	type Foreign,
} from './headers.ts'

/**
 * Gives pages with an exercise the headers that real Node in the browser needs: in the dev server
 * directly, in a build through a `_headers` file that static hosts and `course serve` obey. In a build,
 * every page also gets a content policy.
 */
export function isolation({ webcontainer, service }: Foreign): AstroIntegration {
	const site = { base: '/', assets: '_astro' }
	return {
		name: 'isolation',
		hooks: {
			'astro:config:setup': ({ command, addMiddleware }) => {
				if (command === 'dev' && webcontainer === 'auto')
					addMiddleware({ order: 'pre', entrypoint: new URL('./isolate-page.ts', import.meta.url) })
			},
			'astro:config:done': ({ config }) => {
				site.base = config.base.endsWith('/') ? config.base : `${config.base}/`
				site.assets = config.build.assets
			},
			'astro:server:setup': ({ server }) => {
				if (webcontainer === 'auto') server.middlewares.use(embedAssets)
			},
			'astro:build:done': async ({ dir, logger }) => {
				const folder = fileURLToPath(dir)
				const pages = await readPages(folder)
				await Promise.all(
					Array.from(pages.values(), ({ file, html }) =>
						writeFile(file, withContentPolicy(html, { webcontainer, service })),
					),
				)
				const htmls = new Map([...pages].map(([path, { html }]) => [path, html]))
				const rules = headerRules({ ...site, webcontainer, pages: htmls })
				const file = join(folder, '_headers')
				// A host's own `public/_headers` has been copied here; ours come after it.
				const before = await readFile(file, 'utf8').catch(() => '')
				await writeFile(file, [before.trim(), writeHeaderRules(rules)].filter(Boolean).join('\n\n'))
				logger.info(`wrote _headers: ${rules.length} rules`)
			},
		},
	}
}

/** Every page of a built site by its path: `index.html` is ``, `one/index.html` is `one/`. */
async function readPages(folder: string): Promise<Map<string, { file: string; html: string }>> {
	const names = await readdir(folder, { recursive: true })
	const pages = names.filter((name) => name.endsWith('.html')).sort()
	return new Map(
		await Promise.all(
			pages.map(async (name) => {
				const path = name.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')
				const file = join(folder, name)
				return [path, { file, html: await readFile(file, 'utf8') }] as const
			}),
		),
	)
}

/** Everything but a page may be embedded in an isolated one; a page gets its headers in isolate-page.ts. */
function embedAssets(request: IncomingMessage, response: ServerResponse, next: () => void): void {
	if (request.headers['sec-fetch-dest'] !== 'document') {
		for (const [name, value] of Object.entries(embeddable)) response.setHeader(name, value)
	}
	next()
}
