import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

// Where npm has put things: above this file, but not always in the folder of this project.

/** The folder of Pyodide; absolute. */
export const pyodideFolder = dirname(createRequire(import.meta.url).resolve('pyodide/package.json'))

/** Where what is built once for each state of its sources is kept; absolute. */
export const cacheFolder = join(dirname(pyodideFolder), '.cache/interleave')
