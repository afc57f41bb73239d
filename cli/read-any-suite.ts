import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Language } from '../src/course/language.ts'
import type { Files } from '../src/course/submission.ts'
import { bundleSuite } from '../src/library/bundle-suite.ts'
import type { AttemptFolder } from './read-attempt.ts'
import { Refusal } from './refusal.ts'

/** What a suite needs that a sandbox does not have. */
const beyond = [
	{
		uses: /\bvi\.(?:mock|doMock|hoisted|unmock|doUnmock)\(/,
		why: 'vi.mock and vi.hoisted replace modules, and a sandbox runs against real files. Hand what is replaced to the code as an argument.',
	},
	{
		uses: /\.toMatchSnapshot\(|\.toMatchFileSnapshot\(/,
		why: 'a snapshot file lies beside the suite, and a sandbox has none. Use toMatchInlineSnapshot.',
	},
]

/**
 * Bundles a suite that lies anywhere, to be run against an attempt that lies anywhere else. Refuses with
 * a sentence what cannot be run in a sandbox.
 */
export async function readAnySuite(
	file: string,
	{ folder, files }: AttemptFolder,
): Promise<string> {
	const suite = path.relative(process.cwd(), file)
	const code = await bundleSuite({
		file,
		folder: path.dirname(file),
		minify: false,
		submitted: (target) => submittedName(target, { file, folder, files }),
	}).catch((error: unknown) => {
		const why = error instanceof Error ? error.message : String(error)
		throw refuse(`${suite} cannot be read. ${why}`)
	})
	if (!/\bfrom\s*["']vitest["']|\bimport\s*["']vitest["']/.test(code))
		throw refuse(
			`${suite} is no suite: it imports nothing from vitest. Begin it with: import { expect, test } from 'vitest'`,
		)
	for (const { uses, why } of beyond)
		if (uses.test(code)) throw refuse(`${suite} cannot be run here: ${why}`)
	return code
}

/** A suite that asks Python says so by an import. */
export async function languageOfSuite(file: string): Promise<Language> {
	const text = await readFile(file, 'utf8')
	return /\bfrom\s*['"]#kit\/python['"]/.test(text) ? 'py' : 'ts'
}

interface Places {
	/** The suite; absolute. */
	file: string
	/** The attempt's folder; absolute. */
	folder: string
	files: Files
}

/**
 * What stands in ./solution/ is the attempt's. So is a file that the attempt has, where the suite would
 * find it: by its path from the suite, or in the attempt's own folder. What is nowhere is asked of the
 * attempt, which is then told what it lacks.
 */
function submittedName(target: string, { file, folder, files }: Places): string | undefined {
	const fromSuite = slashed(path.relative(path.dirname(file), target))
	const [, inSolution] = /^solution\/(.+)$/.exec(fromSuite) ?? []
	if (inSolution !== undefined) return spelled(inSolution, files) ?? inSolution
	const inFolder = slashed(path.relative(folder, target))
	const found = spelled(inFolder, files) ?? spelled(fromSuite, files)
	if (found !== undefined) return found
	const isThere = spellings(target).some((one) => existsSync(one))
	return isThere ? undefined : fromSuite.replace(/^(?:\.\.\/)+/, '')
}

function spelled(name: string, files: Files): string | undefined {
	return spellings(name).find((one) => Object.hasOwn(files, one))
}

/** As it is written, or as a bundler would find it. */
function spellings(name: string): string[] {
	const endings = ['', '.ts', '.js', '.mjs', '.json', '/index.ts', '/index.js']
	return [...endings.map((ending) => name + ending), name.replace(/\.js$/, '.ts')]
}

function slashed(file: string): string {
	return file.split(path.sep).join('/')
}

function refuse(sentence: string): Refusal {
	return new Refusal(sentence, { exitCode: 2 })
}
