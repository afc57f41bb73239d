import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { cacheFolder } from './installed.ts'

const cache = join(cacheFolder, 'brotli')

/** What a file is compressed with: the best there is, since it is done once and fetched often. */
const best = {
	[constants.BROTLI_PARAM_QUALITY]: 11,
	[constants.BROTLI_PARAM_LGWIN]: 24,
}

/**
 * The path of a file that holds the bytes of `path`, compressed with Brotli. Ten megabytes take half a
 * minute; each content is compressed once, and kept in `folder`.
 */
export async function compressOnce(path: string, folder = cache): Promise<string> {
	const content = await readFile(path)
	const hash = createHash('sha256').update(content).digest('hex').slice(0, 32)
	const file = join(folder, `${hash}.br`)
	if (existsSync(file)) return file
	const size = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
	const compressed = await promisify(brotliCompress)(content, { params: { ...best, ...size } })
	await mkdir(folder, { recursive: true })
	// Two builds may compress at once: each writes its own file, and a rename is whole or not at all.
	const draft = `${file}.${randomUUID()}`
	try {
		await writeFile(draft, compressed)
		await rename(draft, file)
	} finally {
		await rm(draft, { force: true })
	}
	return file
}
