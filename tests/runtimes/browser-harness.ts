import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { buildPage, openPage, type OpenPage, type PageOptions } from '../../cli/page-host.ts'

export { policyWith, webAssembly } from '../../cli/page-host.ts'
export { runtimeInPage } from '../../cli/page-runtime.ts'

export interface HarnessOptions extends Pick<PageOptions, 'mounts' | 'headers'> {
	/** The page's folder, with an `index.html` whose module calls `exposeRuntimes`. Left out: the page of the worker. */
	folder?: string
}

/** A page in a real browser, from a production build of its own. */
export interface Harness extends OpenPage {
	/** The folder of the build. */
	folder: string
}

export async function openHarness({ folder, ...options }: HarnessOptions = {}): Promise<Harness> {
	await using stack = new AsyncDisposableStack()
	const dist = await mkdtemp(join(tmpdir(), 'interleave-page-'))
	stack.defer(() => rm(dist, { recursive: true, force: true }))
	await buildPage(folder ?? fileURLToPath(new URL('browser-harness/', import.meta.url)), dist)
	const { page, url } = stack.use(await openPage({ folder: dist, ...options }))
	const owned = stack.move()
	return { page, url, folder: dist, [Symbol.asyncDispose]: () => owned.disposeAsync() }
}

/** Milliseconds of the longest time in which the page could do nothing, since the last call. */
export function longestGap(page: Page): Promise<number> {
	return page.evaluate(() => exposedRuntimes.longestGap())
}
