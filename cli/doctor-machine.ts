import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { pypiHost } from '../src/library/fetch-pypi.ts'
import { readHeaderRules } from '../src/library/headers.ts'
import { cacheFolder } from '../src/library/installed.ts'
import { manifestSchema } from '../src/library/python-manifest.ts'
import { dist, isBuilt } from './build.ts'
import type { BuiltFacts, ConfigFacts, MachineFacts, PythonFacts } from './doctor-judge-machine.ts'
import { browserHere } from './find-browser.ts'
import { findFirefox } from './find-firefox.ts'
import { Refusal } from './refusal.ts'
import { site } from './site.ts'
import { root } from './tool.ts'

/** How long another program, or a host, may take to say that it is there, in milliseconds. */
const patience = 5_000

/** Looks at this machine; fetches, builds and installs nothing. */
export async function lookAtMachine(): Promise<MachineFacts> {
	const config = await readConfig()
	const [installed, git, chromium, python, built, disk] = await Promise.all([
		installedNode(),
		versionOf('git'),
		readChromium(),
		readPython(),
		readBuilt(config),
		statfs(root),
	])
	return {
		node: { running: process.version, ...(installed !== undefined && { installed }), own: ownNode },
		git,
		chromium,
		firefox: findFirefox(),
		python,
		built,
		config,
		free: disk.bavail * disk.bsize,
		root,
	}
}

/** Whether what runs this is the Node that the project brings. */
const ownNode = [root, ...(site ? [site.folder] : [])].some((folder) =>
	process.execPath.startsWith(join(folder, 'node_modules')),
)

/** The version of the Node that the machine has itself: the first on the path that is not ours. */
async function installedNode(): Promise<string | undefined> {
	const folders = (process.env['PATH'] ?? '').split(process.platform === 'win32' ? ';' : ':')
	const name = process.platform === 'win32' ? 'node.exe' : 'node'
	const path = folders
		.filter((folder) => folder !== '' && !folder.includes('node_modules'))
		.map((folder) => join(folder, name))
		.find((file) => existsSync(file))
	return path === undefined ? undefined : versionOf(path)
}

/** What a program says of its version, or nothing where there is no such program. */
async function versionOf(program: string): Promise<string | undefined> {
	try {
		const { stdout } = await promisify(execFile)(program, ['--version'], { timeout: patience })
		return stdout.trim()
	} catch {
		// Not there, or it cannot be started: either way, nobody can use it.
		return undefined
	}
}

async function readChromium(): Promise<MachineFacts['chromium']> {
	try {
		const path = await browserHere()
		return path === undefined ? { status: 'missing' } : { status: 'found', path }
	} catch (error) {
		if (!(error instanceof Refusal)) throw error
		return { status: 'refused', why: error.message }
	}
}

/** As the last build of Python left it; it is not built for this. */
async function readPython(): Promise<PythonFacts> {
	const names = await readdir(cacheFolder).catch(() => [])
	const folders = names.filter((name) => /^python-[\da-f]{16}$/.test(name))
	const dated = await Promise.all(
		folders.map(async (name) => {
			const file = join(cacheFolder, name, 'manifest.json')
			return { file, at: (await stat(file).catch(() => undefined))?.mtimeMs ?? 0 }
		}),
	)
	const newest = dated.filter(({ at }) => at > 0).sort((a, b) => b.at - a.at)[0]
	if (newest !== undefined) {
		// One of an older version of the course says nothing of what the next build will find.
		const { data } = manifestSchema.safeParse(JSON.parse(await readFile(newest.file, 'utf8')))
		if (data?.packages.status === 'built') return { status: 'built', from: data.packages.recipe }
	}
	return { status: 'not built', sources: await readSources() }
}

/** Where its packages could be had: one that can be reached is enough. */
async function readSources(): Promise<string[]> {
	const answers = await fetch(pypiHost, {
		method: 'HEAD',
		signal: AbortSignal.timeout(patience),
	}).then(
		() => true,
		() => false,
	)
	return [
		...(answers ? [pypiHost] : []),
		...((await versionOf('apt-get')) === undefined ? [] : ['Debian’s packages']),
	]
}

async function readBuilt(config: ConfigFacts): Promise<BuiltFacts> {
	const text = await readFile(join(dist, '_headers'), 'utf8').catch(() => undefined)
	if (text === undefined) return { status: 'none' }
	const elsewhere =
		config.status === 'read' &&
		!readHeaderRules(text).some(({ path }) => path === `${config.base}*`)
	if (elsewhere) return { status: 'other base', base: config.base }
	return { status: (await isBuilt()) ? 'current' : 'old' }
}

/** Imported here: what is wrong with it is a finding, and not the end of this command. */
async function readConfig(): Promise<ConfigFacts> {
	try {
		const { course } = await import('../src/the-course.ts')
		return { status: 'read', title: course.title, base: course.base }
	} catch (error) {
		return { status: 'wrong', why: error instanceof Error ? error.message : String(error) }
	}
}
