import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { root } from '../../cli/tool.ts'

/**
 * A bare Starlight site with as many pages as a built course has, each with as much text as an exercise's task. Its
 * packages are the project's own. Answers its folder.
 */
export async function makeBare(
	size: number,
	dist: string,
): Promise<{ folder: string; pages: number }> {
	const folder = join(root, '.cache', 'scale', `bare-${size}`)
	await rm(folder, { recursive: true, force: true })
	const names = await readdir(dist, { recursive: true })
	const pages = names.filter((name) => name.endsWith('.html')).length
	const task = await readFile(join(root, 'exercises/_template/exercise.md'), 'utf8')
	const prose = task.replace(/^---[\s\S]*?\n---\n/, '')
	const files: Record<string, string> = {
		'package.json':
			'{ "name": "bare", "private": true, "type": "module", "dependencies": { "astro": "*", "@astrojs/starlight": "*" } }',
		'astro.config.mjs': `import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'
export default defineConfig({
	site: 'http://localhost:4321',
	trailingSlash: 'always',
	integrations: [starlight({ title: 'My docs', sidebar: [{ label: 'All', items: [{ autogenerate: { directory: 'guides' } }] }] })],
})`,
		'src/content.config.ts': `import { docsLoader } from '@astrojs/starlight/loaders'
import { docsSchema } from '@astrojs/starlight/schema'
import { defineCollection } from 'astro:content'
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) }`,
	}
	// Starlight adds one for what is not found.
	for (let page = 1; page < pages; page++)
		files[`src/content/docs/guides/page-${page}.md`] = `---\ntitle: Page ${page}\n---\n\n${prose}`
	for (const [name, text] of Object.entries(files)) {
		await mkdir(dirname(join(folder, name)), { recursive: true })
		await writeFile(join(folder, name), text)
	}
	return { folder, pages }
}
