import { isBuiltin } from 'node:module'
import path from 'node:path'
import { rolldown, type Plugin } from 'rolldown'

export interface SuiteSource {
	/** Absolute. */
	file: string
	/** The folder that the suite is of; it is bundled as if one stood in it. */
	folder: string
	/**
	 * The path in the submission of what an import of the suite's leads to, given its absolute path as it
	 * is written; `undefined` when it is a file of the suite's own, which goes into the bundle.
	 */
	submitted: (target: string) => string | undefined
	/** Whether nobody is to read it. */
	minify: boolean
}

/**
 * A suite as one module that imports `vitest`, `#kit/…`, modules of Node's and `./solution/…`, without
 * comments. Rejects when it cannot be read, or imports a file that is not there.
 */
export async function bundleSuite({
	file,
	folder,
	submitted,
	minify,
}: SuiteSource): Promise<string> {
	await using bundle = await rolldown({
		input: file,
		cwd: folder,
		plugins: [leaveToTheSandbox(submitted)],
		logLevel: 'silent',
		// The suite's own settings decide nothing here: it runs the same way wherever it is published.
		tsconfig: false,
	})
	const { output } = await bundle.generate({
		format: 'esm',
		minify,
		comments: false,
		sourcemap: false,
		codeSplitting: false,
	})
	return output[0].code
}

/** Keeps what the sandbox brings out of the bundle: vitest, the kit, Node's modules, and the learner's files. */
function leaveToTheSandbox(submitted: SuiteSource['submitted']): Plugin {
	return {
		name: 'leave-to-the-sandbox',
		resolveId(specifier, importer) {
			if (importer === undefined) return undefined
			if (specifier === 'vitest' || specifier.startsWith('#kit/') || isBuiltin(specifier))
				return { id: specifier, external: 'absolute' }
			if (!specifier.startsWith('.')) return undefined
			const name = submitted(path.resolve(path.dirname(importer), specifier))
			if (name === undefined) return undefined
			// Whatever folder they are in where they are written: in a sandbox they lie in one.
			return { id: `./solution/${name}`, external: 'absolute' }
		},
	}
}
