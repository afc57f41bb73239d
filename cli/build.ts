import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import type { Command } from 'commander'
import { Refusal } from './refusal.ts'
import { site } from './site.ts'
import { root, runTool } from './tool.ts'

/** Where the site is built to. */
export const dist = join(site?.folder ?? root, 'dist')

const stamp = join(root, '.cache', 'built')

/** All that a build reads. Tests and notes change nothing in it. */
export const siteSources = [
	'src',
	'bench/results',
	'exercises',
	'public',
	// What a learner takes home grades as the command does.
	'cli/project-entry.ts',
	'cli/say-run.ts',
	'cli/say-verdict.ts',
	'astro.config.mjs',
	'course.config.ts',
	'package-lock.json',
	'package.json',
	'tsconfig.json',
]

/** Builds the site into `dist/`. Rejects with a `Refusal` when a tool has said why it cannot. */
export async function build(): Promise<void> {
	// Gone before anything is built: what a failed build leaves is not taken for a site.
	await rm(stamp, { force: true })
	await rm(dist, { recursive: true, force: true })
	const inputs = await hashOfSources()
	const { code } = await runTool('astro', ['build'])
	if (code !== 0) throw new Refusal('The build failed; the reason is above.')
	await mkdir(dirname(stamp), { recursive: true })
	await writeFile(stamp, inputs)
}

/** Whether `dist/` is what the sources would give. */
export async function isBuilt(): Promise<boolean> {
	const built = await readFile(stamp, 'utf8').catch(() => undefined)
	const page = await readFile(join(dist, 'index.html')).catch(() => undefined)
	return page !== undefined && built === (await hashOfSources())
}

async function hashOfSources(): Promise<string> {
	const hash = createHash('sha256')
	for (const file of (await Promise.all(siteSources.map(filesUnder))).flat().sort()) {
		hash.update(`${relative(root, file)}\0`).update(await readFile(file))
	}
	return hash.digest('hex')
}

async function filesUnder(name: string): Promise<string[]> {
	const path = join(root, name)
	const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(
		(error: unknown) => (isNotAFolder(error) ? 'file' : 'nothing'),
	)
	if (entries === 'nothing') return []
	if (entries === 'file') return [path]
	return entries
		.filter((entry) => entry.isFile())
		.filter(({ name }) => name === 'suite.test.ts' || !name.endsWith('.test.ts'))
		.map((entry) => join(entry.parentPath, entry.name))
}

function isNotAFolder(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === 'ENOTDIR'
}

/** Files of one kind, as they are and as a host sends them. */
interface Weight {
	kind: string
	files: number
	bytes: number
	brotli: number
}

/** What a built site weighs, by kind, with its heaviest scripts. */
export async function weigh(folder: string): Promise<{ kinds: Weight[]; scripts: Weight[] }> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true })
	const files = await Promise.all(
		entries
			// What lies compressed beside a file is counted with that file.
			.filter((entry) => entry.isFile() && !entry.name.endsWith('.br'))
			.map(async (entry) => {
				const path = join(entry.parentPath, entry.name)
				const content = await readFile(path)
				const brotli = await sizeOnTheWire(path, content)
				const name = relative(folder, path).split(sep).join('/')
				return { name, kind: kindOf(name), bytes: content.length, brotli }
			}),
	)
	const kinds = Object.entries(Object.groupBy(files, (file) => file.kind))
	return {
		kinds: kinds
			.map(([kind, group = []]) => ({
				kind,
				files: group.length,
				bytes: sum(group.map((file) => file.bytes)),
				brotli: sum(group.map((file) => file.brotli)),
			}))
			.sort((a, b) => b.brotli - a.brotli),
		scripts: files
			.filter((file) => file.kind === 'scripts')
			.sort((a, b) => b.brotli - a.brotli)
			.slice(0, 8)
			.map(({ name, bytes, brotli }) => ({ kind: name, files: 1, bytes, brotli })),
	}
}

/** How many bytes of it a host sends. */
async function sizeOnTheWire(path: string, content: Buffer): Promise<number> {
	const pressed = await stat(`${path}.br`).catch(() => undefined)
	if (pressed) return pressed.size
	if (/\.(woff2?|png|webp|jpg|ico)$/.test(path)) return content.length
	return (await promisify(brotliCompress)(content)).length
}

function kindOf(name: string): string {
	if (name.startsWith('pagefind/')) return 'search'
	if (/^[^/]+\/python-/.test(name)) return 'Python'
	if (name.startsWith('exercises/')) return 'exercises'
	const kinds: [RegExp, string][] = [
		[/\.html$/, 'pages'],
		[/\.m?js$/, 'scripts'],
		[/\.css$/, 'styles'],
		[/\.woff2?$/, 'fonts'],
		[/\.(svg|png|webp|jpg|ico)$/, 'images'],
	]
	return kinds.find(([pattern]) => pattern.test(name))?.[1] ?? 'other'
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, one) => total + one, 0)
}

async function sayWeights(): Promise<void> {
	const { kinds, scripts } = await weigh(dist)
	const row = ({ kind, files, bytes, brotli }: Weight) =>
		[kind.padEnd(44), String(files).padStart(5), inKb(bytes), inKb(brotli)].join(' ')
	console.log(`\n${'dist/'.padEnd(44)} files        kB    brotli`)
	console.log(kinds.map(row).join('\n'))
	console.log('\nthe heaviest scripts')
	console.log(scripts.map(row).join('\n'))
}

function inKb(bytes: number): string {
	return (bytes / 1000).toFixed(1).padStart(9)
}

export function register(program: Command): void {
	program
		.command('build')
		.description('build the site into dist/, ready for any static host')
		.action(async () => {
			await build()
			await sayWeights()
		})
}
