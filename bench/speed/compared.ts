import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { root } from '../../cli/tool.ts'
import { keep, npm, runIn } from './installed.ts'

/** The release that is compared with; its template brings a lock file of its own. */
export const tutorialkit = '1.6.0'

/** The one lesson of TutorialKit's template, as it is built. */
export const tutorialkitLesson = '1-basics/1-introduction/1-welcome/'
export const bareGuide = 'guides/example/'

/** Builds TutorialKit's template, untouched: the folder to be served. */
export async function buildTutorialkit(): Promise<string> {
	const folder = await keep('tutorialkit', tutorialkit, async (folder) => {
		// Its command line carries the template that `npm create tutorial` lays out.
		const cli = join(folder, '.cli')
		await mkdir(cli)
		await npm(cli, 'install', '--prefix', cli, `@tutorialkit/cli@${tutorialkit}`)
		await cp(join(cli, 'node_modules/@tutorialkit/cli/template'), folder, { recursive: true })
		await npm(folder, 'ci')
		await runIn(folder, process.execPath, ['node_modules/astro/astro.js', 'build'])
	})
	return join(folder, 'dist')
}

const bare: Readonly<Record<string, string>> = {
	'package.json': '{ "name": "bare", "private": true, "type": "module" }',
	'astro.config.mjs': `import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'
const guides = { label: 'Guides', items: ['guides/example'] }
export default defineConfig({
	site: 'http://localhost:4321',
	trailingSlash: 'always',
	integrations: [starlight({ title: 'My docs', sidebar: [guides] })],
})`,
	'src/content.config.ts': `import { docsLoader } from '@astrojs/starlight/loaders'
import { docsSchema } from '@astrojs/starlight/schema'
import { defineCollection } from 'astro:content'
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) }`,
	'src/content/docs/index.md': '---\ntitle: Home\n---\n\n[A guide](/guides/example/)\n',
	[`src/content/docs/guides/example.md`]: `---
title: Example guide
description: A guide in my new Starlight docs site.
---

Guides lead a user through a specific task they want to accomplish, often with a sequence of steps.
Writing a good guide requires thinking about what your users are trying to do.

## Further reading

- Read about how-to guides in the Diátaxis framework
`,
}

/** Starlight and Astro at the project's own versions, with nothing added. */
export async function starlightVersions(): Promise<{ starlight: string; astro: string }> {
	const manifest = z.object({
		dependencies: z.object({ '@astrojs/starlight': z.string(), astro: z.string() }),
	})
	const text = await readFile(join(root, 'package.json'), 'utf8')
	const { dependencies } = manifest.parse(JSON.parse(text))
	return { starlight: dependencies['@astrojs/starlight'], astro: dependencies.astro }
}

/** Builds the site that Starlight's own starter is, with one guide: the folder to be served. */
export async function buildBare(): Promise<string> {
	const { starlight, astro } = await starlightVersions()
	const folder = await keep('bare', `starlight ${starlight}, astro ${astro}`, async (folder) => {
		for (const [name, text] of Object.entries(bare)) {
			await mkdir(dirname(join(folder, name)), { recursive: true })
			await writeFile(join(folder, name), text)
		}
		// Its own copy: what Astro renders of Starlight must lie in the site's own node_modules.
		const packages = [`@astrojs/starlight@${starlight}`, `astro@${astro}`, 'sharp']
		await npm(folder, 'install', ...packages)
		await runIn(folder, process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'])
	})
	return join(folder, 'dist')
}
