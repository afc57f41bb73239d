import { copyFile, cp, readFile, readdir, stat } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { compressOnce } from './compress-once.ts'
import { contentType } from './media-types.ts'

/** Copies a folder into a built site, and lays beside each file that is fetched its Brotli form (`library.zip.br`). */
export async function layFolder(folder: string, target: string, fetched: RegExp): Promise<void> {
	await cp(folder, target, { recursive: true })
	const names = (await readdir(folder)).filter((name) => fetched.test(name))
	await Promise.all(
		names.map(async (name) =>
			copyFile(await compressOnce(join(folder, name)), join(target, `${name}.br`)),
		),
	)
}

/** By name: how long each file is that is fetched, and how much of it goes over the wire, in bytes. */
export async function weighFolder(
	folder: string,
	fetched: RegExp,
	{ compressed }: { compressed: boolean },
): Promise<Record<string, readonly [length: number, sent: number]>> {
	const names = (await readdir(folder)).filter((name) => fetched.test(name))
	const weights = names.map(async (name) => {
		const file = join(folder, name)
		const { size } = await stat(file)
		const sent = compressed ? (await stat(await compressOnce(file))).size : size
		return [name, [size, sent]] as const
	})
	return Object.fromEntries(await Promise.all(weights))
}

/** The name of the file of a published folder that a dev server is asked for, or `undefined`. */
export function askedIn(base: string, url = ''): string | undefined {
	const [path = ''] = url.split('?')
	const name = path.slice(base.length)
	return path.startsWith(base) && /^[\w.-]+$/.test(name) ? name : undefined
}

/** Answers a dev server's request for a file of a folder. */
export async function serveFile(
	folder: string,
	name: string,
	response: ServerResponse,
): Promise<void> {
	const content = await readFile(join(folder, name)).catch(() => undefined)
	if (!content) {
		response.statusCode = 404
		return void response.end(`There is no file ${name}.`)
	}
	response.setHeader('Content-Type', contentType(extname(name)))
	response.setHeader('Cache-Control', 'no-cache')
	response.end(content)
}

/** A Vite plugin by which a component learns where something is: it answers `virtual:<name>` with what is known by then. */
export function tellSite(name: string, exported: string, site: object) {
	const id = `\0virtual:${name}`
	return {
		name,
		resolveId: (specifier: string) => (specifier === `virtual:${name}` ? id : undefined),
		load: (asked: string) =>
			asked === id ? `export const ${exported} = ${JSON.stringify(site)}` : undefined,
	}
}
