import { strToU8, zipSync } from 'fflate'
import type { Files } from '../course/submission.ts'

/** The files as one zip archive, in a folder of that name. */
export function zipOf(folder: string, files: Files): Blob {
	const entries = Object.entries(files).map(([file, text]): [string, Uint8Array] => [
		`${folder}/${file}`,
		strToU8(text),
	])
	return new Blob([zipSync(Object.fromEntries(entries))], { type: 'application/zip' })
}
