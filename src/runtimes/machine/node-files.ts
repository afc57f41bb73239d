import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { ReadFiles } from './read-files.ts'

/** Out of folders of this computer, in Node. */
export const filesOnDisk: ReadFiles = {
	later: (path) => readFile(path),
	now: (path) => readFileSync(path),
}
