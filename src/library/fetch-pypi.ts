import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { Fetched } from './python-manifest.ts'
import { pypiIngredients, type PypiIngredient } from './python-recipes.ts'

/** How long one archive may take, in milliseconds; the largest has eight megabytes. */
const patience = 60_000

/** A mirror, where PyPI itself cannot be reached: it keeps the same paths. */
export const pypiHost = process.env['INTERLEAVE_PYPI'] ?? 'https://files.pythonhosted.org/'

/**
 * Fetches pinned archives from PyPI, or from a mirror of it. Throws a sentence when one does not arrive,
 * or is not the one whose checksum the recipe holds.
 */
export async function fetchPypi(
	ingredients: readonly PypiIngredient[] = pypiIngredients,
	from: string = pypiHost,
): Promise<Fetched[]> {
	const stop = new AbortController()
	try {
		return await Promise.all(ingredients.map((one) => fetchOne(one, from, stop.signal)))
	} finally {
		// One that failed is enough; the others need not go on.
		stop.abort()
	}
}

async function fetchOne(
	ingredient: PypiIngredient,
	from: string,
	signal: AbortSignal,
): Promise<Fetched> {
	const { path, version, sha256 } = ingredient
	const url = new URL(path, from.replace(/\/?$/, '/')).href
	const file = basename(path)
	const bytes = await download(url, AbortSignal.any([signal, AbortSignal.timeout(patience)]))
	const found = createHash('sha256').update(bytes).digest('hex')
	if (found !== sha256) {
		throw new Error(
			`${url} has the checksum ${found}, and the recipe says ${sha256}. It is not the file that was meant, and is not used.`,
		)
	}
	return {
		ingredient,
		from: url,
		original: bytes,
		source: {
			...ingredient,
			...shapeOf(file, ingredient.inside),
			archive: { ...archiveOf(file), bytes },
			version,
		},
	}
}

async function download(url: string, signal: AbortSignal): Promise<Uint8Array> {
	try {
		const response = await fetch(url, { signal })
		if (!response.ok) throw new Error(`the server said ${response.status}`)
		return await response.bytes()
	} catch (error) {
		throw new Error(`${url} cannot be fetched: ${reasonOf(error)}.`, { cause: error })
	}
}

/** What `fetch` means by "fetch failed" stands in its cause. */
function reasonOf(error: unknown): string {
	const { cause } = error instanceof Error ? error : {}
	const nearest = cause instanceof Error && cause.message !== '' ? cause : error
	return nearest instanceof Error ? nearest.message : String(nearest)
}

function archiveOf(file: string) {
	return { file, format: file.endsWith('.whl') ? ('zip' as const) : ('tar' as const) }
}

/** A wheel is laid out as it is imported; an archive of sources has one folder around it. */
function shapeOf(file: string, inside = '') {
	if (file.endsWith('.whl')) {
		return {
			root: '',
			licences: ['*.dist-info/licenses/*', '*.dist-info/LICENSE*', '*.dist-info/NOTICE*'],
		}
	}
	const folder = `${basename(file, '.tar.gz')}/`
	return { root: folder + inside, licences: [`${folder}LICENSE*`, `${folder}NOTICE*`] }
}
