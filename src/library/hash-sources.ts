import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, readdir, rm, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from './installed.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * A name for the state of all that lies below those paths of the project, tests aside; what comes from
 * npm is part of it, by the lock file.
 */
export async function hashOfSources(paths: readonly string[]): Promise<string> {
	const all = [...paths, 'package.json', 'package-lock.json']
	const files = (await Promise.all(all.map((path) => filesUnder(join(root, path))))).flat()
	const hash = createHash('sha256')
	for (const file of files.sort()) {
		hash.update(`${relative(root, file)}\0`).update(await readFile(file))
	}
	return hash.digest('hex').slice(0, 16)
}

async function filesUnder(path: string): Promise<string[]> {
	if (/\.(ts|json)$/.test(path)) return existsSync(path) ? [path] : []
	if (!existsSync(path)) return []
	const entries = await readdir(path, { recursive: true, withFileTypes: true })
	return entries
		.filter((e) => e.isFile() && /\.(ts|html)$/.test(e.name) && !e.name.endsWith('.test.ts'))
		.map((e) => join(e.parentPath, e.name))
}

/**
 * Deletes what was built of sources that are long gone: everything in the cache whose name `isOurs`
 * knows. A day keeps what another process may still be using.
 */
export async function forgetOldBuilds(isOurs: RegExp): Promise<void> {
	const yesterday = Date.now() - 24 * 60 * 60 * 1000
	for (const name of await readdir(cacheFolder)) {
		if (!isOurs.test(name)) continue
		const path = join(cacheFolder, name)
		// Another process may have taken it away already: then it is as it should be.
		const { mtimeMs = yesterday } = (await stat(path).catch(() => undefined)) ?? {}
		if (mtimeMs < yesterday) await rm(path, { recursive: true, force: true })
	}
}
