import { z } from 'zod'
import type { PythonSource } from './compile-python.ts'
import type { Ingredient } from './python-recipes.ts'

/** An archive that was fetched and is the right one. */
export interface Fetched {
	ingredient: Ingredient
	/** An address, or a command. */
	from: string
	/** The archive as it came, for its checksum. */
	original: Uint8Array
	source: PythonSource
	/** Adds to a licence text what it only names. */
	completeLicence?: (text: string) => Promise<string>
}

/** One place where all packages can be had. */
export interface Recipe {
	name: string
	/** Rejects with a sentence. */
	fetch: () => Promise<Fetched[]>
}

const zip = { bytes: z.number(), sha256: z.string() }

const part = z.object({
	name: z.string(),
	version: z.string(),
	/** The zip that holds it. */
	zip: z.enum(['stdlib.zip', 'packages.zip']),
	/** An address, or a command. */
	from: z.string(),
	archive: z.string(),
	/** Of the archive. */
	archiveSha256: z.string(),
	/** How many files of it are in the zip. */
	files: z.number(),
	/** Of the names and the bytes of those files. */
	sha256: z.string(),
	/** SPDX. */
	licence: z.string(),
	/** From the manifest's folder. */
	licenceFile: z.string(),
	/** Sentences: what was changed before it was compiled, and why. */
	changes: z.array(z.string()),
})

/** What `manifest.json` says. */
export const manifestSchema = z.object({
	pyodide: z.string(),
	python: z.string(),
	stdlib: z.object(zip),
	packages: z.discriminatedUnion('status', [
		z.object({
			status: z.literal('built'),
			recipe: z.string(),
			/** Sentences: why recipes that come before it were not used. */
			passedOver: z.array(z.string()),
			...zip,
		}),
		z.object({ status: z.literal('missing'), why: z.string() }),
	]),
	/** The interpreter's environment must hold these before it starts. */
	environment: z.record(z.string(), z.string()),
	/** Files that a library looks for and never reads; they may be empty. */
	emptyFiles: z.array(z.string()),
	parts: z.array(part),
})

/** The bundle in words: what is in it, where it came from, and what it asks of the interpreter. */
export type PythonManifest = z.infer<typeof manifestSchema>
/** One library in the bundle. */
export type PythonPart = z.infer<typeof part>
