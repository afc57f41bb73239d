// Runs in Node: opens the page of these tests in a real browser, isolated as a lesson is.
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { buildRunner } from '../../src/library/build-runner.ts'
import type { ContainerState } from '../../src/runtimes/registry.ts'
import type { Patience } from '../../src/runtimes/webcontainer/keeper.ts'
import { openHarness, type Harness } from '../runtimes/browser-harness.ts'

const isolation = {
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-embedder-policy': 'require-corp',
}

/** `service`: the origin that WebContainer comes from. */
export async function openWebContainerPage(service: string): Promise<Harness> {
	const harness = await openHarness({
		folder: fileURLToPath(new URL('page/', import.meta.url)),
		headers: { ...isolation, 'content-security-policy': policy(service) },
	})
	await copyFile(await buildRunner(), join(harness.folder, 'runner.mjs'))
	return harness
}

/** What a strict site allows beyond its usual, so that WebContainer can be: one frame, and the request that looks whether it is there. */
function policy(service: string): string {
	return [
		"default-src 'none'",
		"script-src 'self' blob:",
		"worker-src 'self' blob:",
		"style-src 'self'",
		`connect-src 'self' ${service}`,
		`frame-src ${service}`,
	].join('; ')
}

/** A visit to the page, with nothing left of the one before. */
export async function visit(
	{ page, url }: Harness,
	service: string,
	{
		setting = 'auto',
		patience = {},
	}: { setting?: 'auto' | 'off'; patience?: Partial<Patience> } = {},
): Promise<void> {
	await page.goto(url)
	await page.evaluate(
		([origin, siteSetting, limits]) => {
			globalThis.WEBCONTAINER_API_IFRAME_URL = origin
			lab.begin(siteSetting, limits)
		},
		[service, setting, patience] as const,
	)
}

/** Waits until the page's WebContainer is in that state. */
export async function reach(page: Page, wanted: ContainerState['status']): Promise<ContainerState> {
	const state = () => page.evaluate(() => lab.registry.container)
	try {
		await page.waitForFunction((status) => lab.registry.container.status === status, wanted, {
			// Longer than the page itself waits for a boot.
			timeout: 45_000,
		})
	} catch (error) {
		const found = JSON.stringify(await state())
		throw new Error(`WebContainer is not ${wanted}, but ${found}.`, { cause: error })
	}
	return state()
}
