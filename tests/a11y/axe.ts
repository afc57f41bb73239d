import type { Page } from '@playwright/test'
import axe from 'axe-core'
import { expect } from '../e2e/course.ts'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The rules whose answer depends on colours alone. */
const ofColours = ['color-contrast', 'link-in-text-block']

/** What axe has against the page in light colours, and against its colours when it turns dark, in a line each. */
export async function complaints(page: Page, within?: string): Promise<string[]> {
	const light = await complaintsAsItIs(page, within)
	await turn(page, 'dark')
	const dark = await analyze(page, within, { type: 'rule', values: ofColours })
	await turn(page, 'light')
	return [...light, ...dark.map((complaint) => `in dark colours: ${complaint}`)]
}

/** What axe has against the page in the colours that it has now. */
export function complaintsAsItIs(page: Page, within?: string): Promise<string[]> {
	return analyze(page, within, { type: 'tag', values: wcag })
}

async function turn(page: Page, colorScheme: 'light' | 'dark') {
	await page.emulateMedia({ colorScheme })
	await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
}

/** What is far down a lesson has no place of its own until somebody comes near, and would be found over what follows. */
export async function layOutAll(page: Page) {
	await page.addStyleTag({
		content: '.sl-markdown-content > * { content-visibility: visible !important }',
	})
}

/**
 * Runs axe in the page. Its own companion for Playwright lays it there anew each time and opens a page beside, for
 * frames of other origins, which takes three times as long as the looking; here no such frame is looked into.
 */
async function analyze(
	page: Page,
	within: string | undefined,
	runOnly: axe.RunOnly,
): Promise<string[]> {
	if (await page.evaluate(() => !('axe' in globalThis))) {
		await page.evaluate(axe.source)
		await layOutAll(page)
	}
	const violations = await page.evaluate(
		async ({ within, runOnly }) => {
			const context = {
				// Thousands of words in a dozen colours, each of which is held by code-colours.test.ts.
				exclude: ['.astro-code .line > span'],
				...(within !== undefined && { include: [within] }),
			}
			const { violations } = await globalThis.axe.run(context, {
				runOnly,
				resultTypes: ['violations'],
			})
			return violations.map(({ id, nodes }) => ({
				id,
				nodes: nodes.map(({ target, failureSummary = '' }) => ({ target, failureSummary })),
			}))
		},
		{ within, runOnly },
	)
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
	)
}

type Axe = typeof axe

declare global {
	/** In a page that it has been laid into. */
	var axe: Axe
}
