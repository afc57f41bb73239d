import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Fetched } from './python-manifest.ts'
import { debianIngredients, type DebianIngredient } from './python-recipes.ts'

const run = promisify(execFile)

const common = '/usr/share/common-licenses'

/**
 * Fetches Debian's packages into a folder of their own and reads them there; nothing is installed, and
 * what is installed is not touched. Throws a sentence where apt is not there or does not answer.
 */
export async function fetchDebian(
	ingredients: readonly DebianIngredient[] = debianIngredients,
): Promise<Fetched[]> {
	const folder = await mkdtemp(join(tmpdir(), 'interleave-debian-'))
	try {
		const chosen = await download(ingredients, folder)
		const files = await readdir(folder)
		return await Promise.all(chosen.map((ingredient) => read(ingredient, folder, files)))
	} finally {
		await rm(folder, { recursive: true, force: true })
	}
}

async function download(ingredients: readonly DebianIngredient[], folder: string) {
	try {
		return await downloadOnce(ingredients, folder)
	} catch (first) {
		if (isMissing(first)) {
			throw new Error('There is no apt-get here, so Debian’s packages cannot be fetched.', {
				cause: first,
			})
		}
		// A fresh machine has no list of packages yet, or an old one whose files are gone.
		if (process.getuid?.() !== 0) {
			throw new Error(
				`apt-get download failed: ${lastWords(first)} If its lists are missing or old, run "sudo apt-get update" and try again.`,
				{ cause: first },
			)
		}
		try {
			await apt('apt-get', ['update'], folder)
			return await downloadOnce(ingredients, folder)
		} catch (second) {
			throw new Error(`apt-get failed: ${lastWords(second)}`, { cause: second })
		}
	}
}

async function downloadOnce(ingredients: readonly DebianIngredient[], folder: string) {
	const chosen: DebianIngredient[] = []
	for (const ingredient of ingredients) {
		if (ingredient.since === undefined || (await isKnown(ingredient, folder)))
			chosen.push(ingredient)
	}
	await apt('apt-get', ['download', ...chosen.map((ingredient) => ingredient.package)], folder)
	return chosen
}

async function isKnown(ingredient: DebianIngredient, folder: string): Promise<boolean> {
	const names = await apt('apt-cache', ['pkgnames', ingredient.package], folder)
	return names.split('\n').includes(ingredient.package)
}

/** Runs one of apt's commands in a folder and answers what it prints. */
async function apt(command: 'apt-get' | 'apt-cache', words: readonly string[], folder: string) {
	const options = [
		// As root it would hand the download to a user who cannot write into the folder.
		...['-o', 'APT::Sandbox::User=root'],
		...['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20'],
	]
	const { stdout } = await run(command, ['-q', ...options, ...words], {
		cwd: folder,
		env: { ...process.env, LC_ALL: 'C' },
	})
	return stdout
}

async function read(
	ingredient: DebianIngredient,
	folder: string,
	files: readonly string[],
): Promise<Fetched> {
	const file = files.find((name) => name.startsWith(`${ingredient.package}_`))
	if (file === undefined) {
		throw new Error(`apt-get download left no file of ${ingredient.package}.`)
	}
	const path = join(folder, file)
	const { stdout } = await run('dpkg-deb', ['--fsys-tarfile', path], {
		encoding: 'buffer',
		maxBuffer: 256 * 1024 * 1024,
	})
	return {
		ingredient,
		from: `apt-get download ${ingredient.package}`,
		original: await readFile(path),
		source: {
			...ingredient,
			archive: { file, format: 'tar', bytes: stdout },
			root: 'usr/lib/python3/dist-packages/',
			licences: [`usr/share/doc/${ingredient.package}/copyright`],
		},
		completeLicence: withCommonLicences,
	}
}

/** Debian's copyright files name the Apache licence and the like by where they lie on a machine. */
async function withCommonLicences(text: string): Promise<string> {
	const named = new Set(
		[...text.matchAll(/common-licenses\/(Apache-2\.0|MPL-2\.0)/g)].map((m) => m[1]),
	)
	const texts = [...named]
		.map((name) => join(common, name ?? ''))
		.filter((path) => existsSync(path))
	return [text, ...(await Promise.all(texts.map((path) => readFile(path, 'utf8'))))].join('\n\n')
}

function isMissing(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

/** What apt said last; its first lines tell what it reads. */
function lastWords(error: unknown): string {
	const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
	const lines = said.trim().split('\n')
	const complaint = lines.filter((line) => line.startsWith('E: ')).map((line) => line.slice(3))
	return (complaint[0] ?? lines.at(-1) ?? 'it said nothing').replace(/([^.])$/, '$1.')
}
