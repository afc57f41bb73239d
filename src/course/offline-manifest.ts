import * as z from 'zod/mini'

const fileSchema = z.object({
	/** Inside the base, with slashes: `one/` is a page, `` the first one. */
	path: z.string(),
	/** SHA-256 of its content, in hexadecimal digits. */
	hash: z.string(),
	/** What it takes where it is kept. */
	bytes: z.number(),
	/** What fetching it moves, about: a host compresses as it likes. */
	sent: z.number(),
	/** Kept by the first visit; the rest is kept once it was asked for, or when the learner takes the whole course. */
	shell: z.boolean(),
})

/** Every file of one version of a course, as its service worker is built with it. */
export const offlineManifestSchema = z.object({
	/** Changes with any file. */
	version: z.string(),
	/** The path that the course is served at, with both slashes. */
	base: z.string(),
	/** The folder, with a slash at its end, of files whose names change with their content. */
	assets: z.string(),
	/**
	 * The pages that are to be isolated from other origins, and the headers that do it: theirs, and those of what they
	 * load. Left out where the site has no use for it.
	 */
	isolation: z.optional(
		z.object({
			pages: z.array(z.string()),
			ofPages: z.record(z.string(), z.string()),
			ofFiles: z.record(z.string(), z.string()),
		}),
	),
	files: z.array(fileSchema),
})
export type OfflineManifest = z.infer<typeof offlineManifestSchema>
export type OfflineFile = z.infer<typeof fileSchema>

/** Sizes of files taken together. */
export function weightOf(files: readonly OfflineFile[]): { bytes: number; sent: number } {
	return {
		bytes: files.reduce((total, { bytes }) => total + bytes, 0),
		sent: files.reduce((total, { sent }) => total + sent, 0),
	}
}
