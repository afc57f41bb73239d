import { readFile } from 'node:fs/promises'
import type { SuiteJob } from '../../src/runtimes/runtime.ts'

/** The ten cases as a job, with the answer that passes them. */
export async function tenJob(): Promise<SuiteJob> {
	const read = (name: string) => readFile(new URL(name, import.meta.url), 'utf8')
	const suite = await read('ten.test.ts')
	return {
		kind: 'suite',
		language: 'py',
		files: { 'fetch_five.py': await read('fetch_five.py') },
		suite,
		cases: [...suite.matchAll(/^test\('(.+)',/gm)].map(([, title = '']) => title),
		seed: 1,
	}
}
