import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename, dirname, extname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { arrows, exceptions, free, tests, runtimes, keepers, pure, impurities } from './arrows.ts'

const root = fileURLToPath(new URL('../', import.meta.url))

const skipped = /^(node_modules|dist|docs|public|test-results|playwright-report)$|(^|\/)\./
const wrongOnPurpose = /^exercises\/[^/]+\/[^/]+\/(starter|mistakes)\/|(^|\/)fixtures\//

/** Every source file of the project, from its root, with slashes. */
const files = sources('').filter((file) => !wrongOnPurpose.test(file))

function sources(folder: string): string[] {
	return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = posix.join(folder, entry.name)
		if (entry.isDirectory()) return skipped.test(path) ? [] : sources(path)
		return /\.(ts|mjs|js|astro|mdx)$/.test(entry.name) ? [path] : []
	})
}

function read(file: string): string {
	return readFileSync(join(root, file), 'utf8')
}

/** Everything a text names as a module: static, dynamic and type-only imports, re-exports, globs and URLs beside it. */
function specifiers(file: string, text: string): string[] {
	return scripts(file, text).flatMap((script) => [
		...ts.preProcessFile(script, true, true).importedFiles.map(({ fileName }) => fileName),
		...all(script, /new URL\(\s*['"`]([^'"`]+\.\w+)['"`]\s*,\s*import\.meta\.url/g),
		...all(script, /import\.meta\.glob(?:<[^>]*>)?\(\s*\[?\s*['"`]([^'"`*]+)/g),
	])
}

/** The script parts of a file: front matter and `<script>` of an Astro file, the import lines of a lesson. */
function scripts(file: string, text: string): string[] {
	if (extname(file) === '.astro')
		return [
			...all(text, /^---\n([\s\S]*?)\n---/g),
			...all(text, /<script\b[^>]*>([\s\S]*?)<\/script>/g),
		]
	if (extname(file) === '.mdx')
		return [text.replace(/^(```+)[\s\S]*?^\1/gm, '')].map((prose) =>
			all(prose, /^((?:import|export)\b.*)$/gm).join('\n'),
		)
	return [text]
}

function all(text: string, pattern: RegExp): string[] {
	return [...text.matchAll(pattern)].flatMap(([, found]) => found ?? [])
}

/** The file a specifier names, or `undefined` for a package. */
function resolve(file: string, specifier: string): string | undefined {
	if (specifier.startsWith('#kit/')) return `exercises/kit/${specifier.slice('#kit/'.length)}.ts`
	const path = posix.join(dirname(file), specifier.replace(/\?.*$/, ''))
	return specifier.startsWith('.') && !path.startsWith('node_modules/') ? path : undefined
}

const places = [...Object.keys(arrows), ...free].sort((a, b) => b.length - a.length)

/** The room of a file; each exercise is a room of its own. */
function roomOf(file: string): string | undefined {
	return places.find((place) => isIn(file, place))
}

function isIn(file: string, place: string): boolean {
	return place.endsWith('/') ? file.startsWith(place) : file === place
}

/** What an import does against the table, as a sentence, or nothing. */
function complaint(file: string, specifier: string): string | undefined {
	const target = resolve(file, specifier)
	if (target === undefined) {
		const keeper = keepers.find(
			({ packages, places }) =>
				packages.test(specifier) &&
				!places.some((place) => isIn(file, place)) &&
				!isTest(file) &&
				!isBuildTime(file, specifier),
		)
		return keeper && `${file} imports ${specifier}: ${keeper.why}`
	}
	const from = roomOf(file)
	const to = roomOf(target)
	if (from === undefined || free.includes(from)) return undefined
	if (isTest(file) && tests.includes(target)) return undefined
	if (exceptions.some((one) => one.file === file && one.target === target)) return undefined
	if (runtimes.includes(file) && runtimes.includes(target) && file !== target)
		return `${file} imports ${target}: a runtime knows no other runtime`
	if (
		from === 'exercises/' &&
		exerciseOf(file) !== exerciseOf(target) &&
		!isIn(target, 'exercises/kit/')
	)
		return `${file} imports ${target}: an exercise imports the kit and its own folder`
	if (from === to) return undefined
	const allowed = arrows[from]?.some((place) => isIn(target, place))
	return allowed ? undefined : `${file} imports ${target}: ${from} may import ${sayArrows(from)}`
}

function sayArrows(room: string): string {
	return arrows[room]?.join(', ') || 'no other room'
}

/** The front matter of a component runs where the site is built. */
function isBuildTime(file: string, specifier: string): boolean {
	return (
		isIn(file, 'src/components/') && file.endsWith('.astro') && /^(node|astro):/.test(specifier)
	)
}

function isTest(file: string): boolean {
	return file.endsWith('.test.ts')
}

function exerciseOf(file: string): string {
	return file.split('/').slice(0, 2).join('/')
}

const imports = files.flatMap((file) =>
	specifiers(file, read(file)).map((specifier) => ({ file, specifier })),
)

describe('the arrows between the rooms', () => {
	test('no import goes against them', () => {
		expect(imports.flatMap(({ file, specifier }) => complaint(file, specifier) ?? [])).toEqual([])
	})

	test.each(exceptions)('$file still needs $target, because $why', ({ file, target }) => {
		const targets = imports.filter((one) => one.file === file)
		expect(targets.map(({ specifier }) => resolve(file, specifier))).toContain(target)
	})

	test('every file is in a room', () => {
		expect(files.filter((file) => roomOf(file) === undefined)).toEqual([])
	})

	test.each(Object.keys(arrows).filter((room) => existsSync(join(root, room))))(
		'files of %s were seen',
		(room) => {
			const seen = files.filter((file) => roomOf(file) === room)
			expect(seen.length > 0 || isStillEmpty(room)).toBe(true)
		},
	)

	test('imports of every kind of file were seen', () => {
		const kinds = new Set(imports.map(({ file }) => extname(file)))
		expect(kinds).toEqual(new Set(files.map((file) => extname(file))))
	})
})

/** A folder that holds no source file of its own, styles and pictures aside. */
function isStillEmpty(room: string): boolean {
	return !readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).some((name) =>
		/\.(ts|mjs|astro|mdx)$/.test(name),
	)
}

describe('what the arrows catch', () => {
	const component = 'src/components/Exercise.astro'
	test.each([
		['in front matter', "---\nimport a from '../../exercises/x/ts/solution/a.ts'\n---\n<p />"],
		['in a script', "<p />\n<script>\n\timport '../../exercises/x/ts/solution/a.ts'\n</script>"],
		['as a URL', "---\nnew URL('../../exercises/x/ts/solution/a.ts', import.meta.url)\n---\n"],
		['as a glob', "---\nimport.meta.glob('../../exercises/*/ts/solution/*.ts')\n---\n"],
		['when it is asked for', "---\nawait import('../../exercises/x/ts/solution/a.ts')\n---\n"],
		['as a type', "---\nimport type { A } from '../library/shelf.ts'\n---\n"],
		['by name', "---\nexport { a } from '../library/shelf.ts'\n---\n"],
	])('a component that takes a solution or the library %s', (_, text) => {
		const found = specifiers(component, text)
		expect(found).toHaveLength(1)
		expect(found.flatMap((specifier) => complaint(component, specifier) ?? [])).toHaveLength(1)
	})

	test.each([
		['src/course/report.ts', './../runtimes/runtime.ts'],
		['src/course/report.ts', 'node:fs'],
		['src/course/report.ts', 'lodash'],
		['src/runtimes/worker.ts', './process.ts'],
		['src/runtimes/worker.ts', '../grader/grader.ts'],
		['src/runtimes/worker.ts', 'vitest/internal/browser'],
		['src/runtimes/inside/suite.ts', '../registry.ts'],
		['src/grader/judge.ts', '../runtimes/worker.ts'],
		['src/grader/judge.ts', '@webcontainer/api'],
		['src/progress/progress.ts', 'node:fs'],
		['exercises/one/ts/suite.test.ts', '../../two/ts/solution/a.ts'],
		['exercises/one/ts/suite.test.ts', '../../../src/course/report.ts'],
		['exercises/kit/lab.ts', '../../src/course/lab-web.ts'],
	])('%s that imports %s', (file, specifier) => {
		expect(complaint(file, specifier)).toContain(file)
	})

	test('code in a fence of a lesson is not an import', () => {
		const lesson =
			"import A from '../../components/A.astro'\n\n```ts\nimport b from './b.ts'\n```\n"
		expect(specifiers('src/content/docs/a.mdx', lesson)).toEqual(['../../components/A.astro'])
	})
})

describe('a pure file', () => {
	const pureFiles = files.filter((file) => pure.some((one) => one.test(file)) && !isTest(file))

	test.each(pureFiles)('%s asks nobody for the time, for chance or for the page', (file) => {
		const { outputText } = ts.transpileModule(read(file), {
			compilerOptions: { removeComments: true, target: ts.ScriptTarget.ESNext },
		})
		const code = outputText.replace(/(['"])(?:\\.|(?!\1).)*\1/g, "''")
		expect(code.match(impurities)?.[0]).toBeUndefined()
		expect(specifiers(file, read(file)).filter((one) => one.startsWith('node:'))).toEqual([])
	})

	test('is among those that were looked at', () => {
		expect(pureFiles).toEqual(
			expect.arrayContaining(['src/course/report.ts', 'src/grader/judge.ts', 'cli/laws.ts']),
		)
	})
})

test('every file is named after what it holds', () => {
	const drawers = /^(utils?|helpers?|misc|common|index|types)\.(ts|mjs|js|astro)$/
	// Files there are named after the modules of Node that they stand for.
	const named = files.filter((file) => !isIn(file, 'src/runtimes/inside/node/'))
	expect(named.filter((file) => drawers.test(basename(file)))).toEqual([])
})
