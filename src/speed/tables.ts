import {
	figureOf,
	measures,
	sites,
	visits,
	what,
	type BrowserName,
	type Figure,
	type Measure,
	type Profile,
	type SiteName,
	type Speed,
	type Visit,
} from './measurement.ts'
import { inUnit, profileNames, siteNames, timesAsMuch } from './words.ts'

/** One line of a table: one measure in one visit, at each site. */
export interface Row {
	measure: Measure
	visit: Visit
	figures: Readonly<Record<SiteName, Figure | undefined>>
	/** How many times as much TutorialKit’s template needs. */
	ratio: string
}

/** All that was measured in one browser under one profile. */
export function rowsOf(speed: Speed, browser: BrowserName, profile: Profile): Row[] {
	return measures.flatMap((measure) =>
		visits.flatMap((visit) => {
			const at = (site: SiteName) => figureOf(speed, { site, browser, profile, visit, measure })
			const figures = { ours: at('ours'), tutorialkit: at('tutorialkit'), bare: at('bare') }
			if (Object.values(figures).every((one) => one === undefined)) return []
			const ratio = timesAsMuch(figures.tutorialkit?.median, figures.ours?.median)
			return [{ measure, visit, figures, ratio }]
		}),
	)
}

/** A figure in a table: the median, and p95 after it where it is another. */
export function sayFigure(measure: Measure, found: Figure | undefined): string {
	if (!found) return '–'
	const { median, p95 } = found
	const [middle, high] = [inUnit(measure, median), inUnit(measure, p95)]
	return middle === high ? middle : `${middle} (${high})`
}

const inReadme: readonly Measure[] = ['bytes', 'requests', 'lcp', 'tbt', 'editable']

/** README’s table, in Markdown: first visits in Chromium. */
export function readmeTable(speed: Speed): string {
	const head = ['', ...sites.map((site) => siteNames[site])]
	const lines = (['desktop', 'phone'] as const).flatMap((profile) =>
		rowsOf(speed, 'Chromium', profile)
			.filter(({ measure, visit }) => visit === 'cold' && inReadme.includes(measure))
			.map(({ measure, figures }) => [
				`${what[measure].name}, ${profileNames[profile].toLowerCase()}`,
				...sites.map((site) => sayFigure(measure, figures[site])),
			]),
	)
	const rule = ['---', ...sites.map(() => '--:')]
	return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** Where README's table begins and ends. */
const marks = ['<!-- speed: written by the bench -->', '<!-- /speed -->'] as const

/** What stands between the marks. */
export function tableIn(readme: string): string {
	const [, after = ''] = readme.split(marks[0])
	const [table, end] = after.split(marks[1])
	if (table === undefined || end === undefined)
		throw new Error(`README.md has no place for the table: ${marks.join(' … ')}`)
	return table.trim()
}

/** README with this table in the place of the one it has. */
export function withReadmeTable(readme: string, speed: Speed): string {
	return readme.replace(tableIn(readme), () => readmeTable(speed))
}
