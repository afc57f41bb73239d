import ts from 'typescript'

/** The libraries that a learner's code is read with: what pages and Node have in common with the lab. */
const libraries = [
	'es2024',
	'esnext.disposable',
	'esnext.asynciterable',
	'esnext.array',
	'dom',
	'dom.iterable',
	'dom.asynciterable',
]

/**
 * Strict, as `course check` is with a solution. What it asks beyond that is a habit of finished work, and would call
 * programs wrong that are right: an index that may miss, a name that is not used yet.
 */
export const typescriptOptions: ts.CompilerOptions = {
	target: ts.ScriptTarget.ES2024,
	module: ts.ModuleKind.ESNext,
	moduleResolution: ts.ModuleResolutionKind.Bundler,
	// A program without an import is a module too: two files may have a name in common.
	moduleDetection: ts.ModuleDetectionKind.Force,
	lib: libraries.map((name) => `lib.${name}.d.ts`),
	types: ['node'],
	noEmit: true,
	skipLibCheck: true,
	allowImportingTsExtensions: true,
	isolatedModules: true,
	strict: true,
	noFallthroughCasesInSwitch: true,
	noImplicitOverride: true,
	noImplicitReturns: true,
}
