import { cp, mkdir, mkdtempDisposable } from 'node:fs/promises'
import { join } from 'node:path'
import { siteSources } from '../cli/build.ts'
import { root } from './built-site.ts'

/** A copy of the site, in the project: packages are looked for in the folders above, and Astro takes files for its own only when they share one with the site. */
export async function copySite(name: string) {
	const cache = join(root, '.cache')
	await mkdir(cache, { recursive: true })
	const folder = await mkdtempDisposable(join(cache, `${name}-`))
	for (const each of siteSources)
		await cp(join(root, each), join(folder.path, each), { recursive: true })
	return folder
}
