import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { Language } from '../src/course/language.ts'
import type { RunEvent } from '../src/course/report.ts'
import type { Runtime } from '../src/runtimes/runtime.ts'
import './browser/expose.ts'

type Hear = (event: RunEvent) => void

const listeners = new WeakMap<Page, Map<string, Hear>>()

/** Readies a page for `runtimeInPage`; before it is loaded. */
export async function hearPage(page: Page): Promise<void> {
	const heard = new Map<string, Hear>()
	listeners.set(page, heard)
	await page.exposeFunction('hear', (sandbox: string, event: RunEvent) => {
		heard.get(sandbox)?.(event)
	})
}

/** A runtime that lives in a page of `openPage`, for use from here. */
export function runtimeInPage(
	page: Page,
	name: string,
	languages: readonly Language[] = ['ts'],
): Runtime {
	const heard = listeners.get(page)
	if (heard === undefined) throw new Error('This page was not opened by openPage.')
	return {
		name,
		languages,
		// It is asked in the page when it is opened.
		obstacle: () => undefined,
		async open() {
			const id = randomUUID()
			const why = await page.evaluate(
				([runtime, sandbox]) => exposedRuntimes.open(runtime, sandbox),
				[name, id] as const,
			)
			if (why !== undefined) throw new Error(why)
			return {
				async run(job, onEvent) {
					heard.set(id, onEvent)
					try {
						return await page.evaluate(([sandbox, given]) => exposedRuntimes.run(sandbox, given), [
							id,
							JSON.stringify(job),
						] as const)
					} finally {
						heard.delete(id)
					}
				},
				async [Symbol.asyncDispose]() {
					try {
						await page.evaluate((sandbox) => exposedRuntimes.dispose(sandbox), id)
					} catch (error) {
						// With its page a sandbox is gone too.
						if (!page.isClosed()) throw error
					}
				},
			}
		},
	}
}
