import type { Page } from 'puppeteer-core'
import { languageNames, type Language } from '../../src/course/language.ts'
import type { Measure, Profile, SiteName, Visit } from '../../src/speed/measurement.ts'
import { openVisitor, type OpenBrowser, type Visitor } from './browsers.ts'
import type { Host } from './host.ts'
import { fill, readSeen, timeDeed, timeTouch, watch, type Deed, type Seen } from './in-page.ts'

/** A site that is served, and the page of it that is visited. */
export interface Site {
	name: SiteName
	host: Host
	path: string
	/** The selector of an editor that takes text which is kept, once it is clicked. */
	editor: string
}

/** What is written into the exercise of the lesson, by language: a program that prints, and a right answer. */
export interface Answers {
	exercise: string
	prints: Readonly<Record<Language, string>>
	right: Readonly<Record<Language, string>>
}

/** Writes down one measurement. */
export type Note = (visit: Visit, measure: Measure, value: number) => void

const patience = 120_000

async function load(
	visitor: Visitor,
	site: Site,
	{ language = 'ts', editor = '' }: { language?: Language; editor?: string } = {},
) {
	const page = await visitor.open()
	const { href, host } = new URL(site.path, site.host.url)
	let elsewhere = 0
	page.on('request', (request) => {
		const asked = new URL(request.url())
		if (asked.protocol.startsWith('http') && asked.host !== host) elsewhere += 1
	})
	const watched = { editor, language: languageNames[language] }
	await page.evaluateOnNewDocument(watch, watched)
	site.host.take()
	await page.goto(href, { waitUntil: 'load', timeout: patience })
	let seen = await page.evaluate(readSeen, patience)
	// A page knows of what it has got, not of what it is waiting for.
	while (site.host.pending > 0) seen = await page.evaluate(readSeen, patience)
	return { page, seen, elsewhere: () => elsewhere }
}

/** A first and a second visit to a page that is left alone: what it takes, and how it loads. */
export async function timeVisits(
	browser: OpenBrowser,
	profile: Profile,
	site: Site,
	note: Note,
): Promise<void> {
	await using visitor = await openVisitor(browser, profile)
	for (const visit of ['cold', 'warm'] as const) {
		const { page, seen, elsewhere } = await load(visitor, site)
		const tell = (measure: Measure, value: number) => note(visit, measure, value)
		noteTransfers(site.host, tell)
		tell('elsewhere', elsewhere())
		noteSeen(seen, browser, tell)
		await page.close()
	}
}

/**
 * A first and a second visit to a page in which its editor is waited for. Who waits asks in every frame, and a frame
 * that is asked for is work of its own: so these visits tell nothing of how the page loads.
 */
export async function timeEditor(
	browser: OpenBrowser,
	profile: Profile,
	site: Site,
	note: Note,
): Promise<void> {
	if (site.editor === '') return
	await using visitor = await openVisitor(browser, profile)
	for (const visit of ['cold', 'warm'] as const) {
		const { page, seen } = await load(visitor, site, { editor: site.editor })
		if (seen.editable > 0) note(visit, 'editable', seen.editable)
		if (site.name === 'ours') note(visit, 'touch', await touch(page, site.editor))
		await page.close()
	}
}

function noteTransfers(host: Host, tell: (measure: Measure, value: number) => void) {
	const sent = host.take()
	const sum = (background: boolean) =>
		sent.reduce((total, each) => total + (each.background === background ? each.bytes : 0), 0)
	tell('bytes', sum(false))
	tell('background', sum(true))
	tell('requests', sent.filter(({ background }) => !background).length)
}

function noteSeen(seen: Seen, { name }: OpenBrowser, tell: (m: Measure, value: number) => void) {
	tell('fcp', seen.fcp)
	if (seen.lcp > 0) tell('lcp', seen.lcp)
	// Firefox tells of no long task: that there was none is not known of it.
	if (name === 'Firefox') return
	const blocked = seen.tasks
		.filter(([began]) => began >= seen.fcp)
		.map(([, ms]) => Math.max(0, ms - 50))
	tell(
		'tbt',
		blocked.reduce((total, ms) => total + ms, 0),
	)
}

/** Presses the pointer on the editor: the full one is on its way from then on. */
async function touch(page: Page, editor: string): Promise<number> {
	await page.$eval(editor, (found) =>
		found.scrollIntoView({ block: 'center', behavior: 'instant' }),
	)
	const [ms] = await Promise.all([page.evaluate(timeTouch, editor), page.click(editor)])
	return ms
}

/** A page nobody has touched in which something is run or graded, and the same once more. */
export async function timeDeeds(
	browser: OpenBrowser,
	profile: Profile,
	{ site, answers, language }: { site: Site; answers: Answers; language: Language },
	note: Note,
): Promise<void> {
	const exercise = `course-exercise[exercise="${answers.exercise}"][language="${language}"]`
	const deeds: readonly [Measure, string, Deed][] = [
		[
			language === 'ts' ? 'output' : 'outputPy',
			answers.prints[language],
			{ exercise, deed: 'run', shown: 'run-output .printed [data-stream=out]' },
		],
		[
			language === 'ts' ? 'verdict' : 'verdictPy',
			answers.right[language],
			{ exercise, deed: 'grade', shown: 'grade-panel[data-status=passed]' },
		],
	]
	for (const [measure, text, deed] of deeds) {
		await using visitor = await openVisitor(browser, profile)
		const { page } = await load(visitor, site, { language })
		await page.evaluate(fill, { exercise, text })
		note('cold', measure, await page.evaluate(timeDeed, deed))
		// What is spare for the next time is loaded after each; a learner thinks longer than this.
		await new Promise((resolve) => setTimeout(resolve, language === 'ts' ? 1_500 : 3_000))
		note('warm', measure, await page.evaluate(timeDeed, deed))
	}
}
