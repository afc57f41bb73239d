import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { languageNames, type Language } from '../src/course/language.ts'
import { buildPython } from '../src/library/build-python.ts'
import { buildRunner } from '../src/library/build-runner.ts'
import { forgetOldBuilds, hashOfSources } from '../src/library/hash-sources.ts'
import { cacheFolder } from '../src/library/installed.ts'
import { buildNodePython } from '../src/library/node-python.ts'
import { processRuntime } from '../src/runtimes/process.ts'
import type { Runtime } from '../src/runtimes/runtime.ts'
import { Refusal } from './refusal.ts'
import { root } from './tool.ts'

/** Where a shell can have something run: in Node, or in a browser that nobody sees. */
export const runtimeNames = ['process', 'worker', 'webcontainer'] as const
export type RuntimeName = (typeof runtimeNames)[number]

export interface Opening {
	name: RuntimeName
	language: Language
	/** Whether programs may ask hosts of the real network. */
	outside?: boolean
	/** Hears what takes long enough to be told. */
	say: (line: string) => void
}

/** A runtime, and what it stands on. */
export interface OpenRuntime extends AsyncDisposable {
	runtime: Runtime
}

/** Readies a runtime; what has to be built for it is built once. Refuses what it does not run. */
export async function openRuntime(opening: Opening): Promise<OpenRuntime> {
	const { name, language } = opening
	if (name === 'webcontainer' && language === 'py')
		throw new Refusal(
			`webcontainer runs ${languageNames.ts} alone. For ${languageNames.py} there are --runtime process and --runtime worker.`,
			{ exitCode: 2 },
		)
	return name === 'process' ? openProcess(opening) : openBrowser(opening)
}

/** How long a build may take before it is told, in milliseconds. */
const patience = 2_500

/** Waits for what is built, and says so when that takes its time. */
async function built<T>(building: Promise<T>, say: (line: string) => void): Promise<T> {
	const timer = setTimeout(() => say('Building what it runs on; that is done once.'), patience)
	try {
		return await building
	} finally {
		clearTimeout(timer)
	}
}

async function openProcess({ language, say }: Opening): Promise<OpenRuntime> {
	const python = language === 'py' ? buildNodePython() : undefined
	const [runner, place] = await built(Promise.all([buildRunner(), python]), say)
	return {
		runtime: processRuntime({ runner, ...(place && { python: place }) }),
		[Symbol.asyncDispose]: () => Promise.resolve(),
	}
}

async function openBrowser(opening: Opening): Promise<OpenRuntime> {
	const { name, language, outside = false, say } = opening
	// Loaded here: what drives a browser takes longer to load than Node takes to run most programs.
	const { openPage } = await import('./page-host.ts')
	const { runtimeInPage } = await import('./page-runtime.ts')
	const building = Promise.all([buildRunPage(), language === 'py' ? buildPython() : undefined])
	const [folder, python] = await built(building, say)
	const service = process.env['WEBCONTAINER_API_IFRAME_URL']
	const opened = await openPage({
		folder,
		headers: await headersOf({ name, language, outside, service: service ?? usualService }),
		leavesSignals: true,
		service,
		...(python && { mounts: { python: python.folder } }),
		...(python?.files.packages !== undefined && { query: '?packages' }),
	})
	const inPage = language === 'py' ? 'pyodide' : name
	return {
		runtime: { ...runtimeInPage(opened.page, inPage, [language]), name },
		[Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
	}
}

/** Where the vendor's client looks for WebContainer unless it is told. */
const usualService = 'https://stackblitz.com'

interface Needs {
	name: RuntimeName
	language: Language
	outside: boolean
	service: string
}

/** What the page is served with: what a strict site allows, and what this runtime needs beyond it. */
async function headersOf({ name, language, outside, service }: Needs) {
	const { policyWith, webAssembly } = await import('./page-host.ts')
	const { origin } = new URL(service)
	const isContainer = name === 'webcontainer'
	const beyond = {
		...(language === 'py' && webAssembly),
		...(outside && { 'connect-src': "'self' http: https:" }),
		...(isContainer && { 'connect-src': `'self' ${origin}`, 'frame-src': origin }),
	}
	return {
		...policyWith(beyond),
		...(isContainer && {
			'cross-origin-opener-policy': 'same-origin',
			'cross-origin-embedder-policy': 'require-corp',
		}),
	}
}

const page = join(root, 'cli/browser')

/** Builds the page with the runtimes, once for each state of its sources. Answers its absolute folder. */
export async function buildRunPage(): Promise<string> {
	const sources = ['cli/browser', 'cli/page-host.ts', 'src/course', 'src/runtimes', 'exercises/kit']
	const folder = join(cacheFolder, `page-${await hashOfSources(sources)}`)
	if (existsSync(folder)) return folder
	const { buildPage } = await import('./page-host.ts')
	const draft = `${folder}.${randomUUID()}`
	try {
		await mkdir(draft, { recursive: true })
		await buildPage(page, draft)
		await copyFile(await buildRunner(), join(draft, 'runner.mjs'))
		await rename(draft, folder)
		await forgetOldBuilds(/^page-/)
	} catch (error) {
		await rm(draft, { recursive: true, force: true })
		// Another process was quicker, and built the same.
		if (!existsSync(folder)) throw error
	}
	return folder
}
