import { z } from 'zod'

/** What is visited: this course, TutorialKit's own template, and a Starlight site with nothing added. */
export const sites = ['ours', 'tutorialkit', 'bare'] as const
export type SiteName = (typeof sites)[number]

/** A computer as it is, and a phone as Lighthouse imitates one. */
export const profiles = ['desktop', 'phone'] as const
export type Profile = (typeof profiles)[number]

export const browsers = ['Chromium', 'Firefox'] as const
export type BrowserName = (typeof browsers)[number]

/** Cold: an empty browser, and nothing asked for yet. Warm: the second time. */
export const visits = ['cold', 'warm'] as const
export type Visit = (typeof visits)[number]

/** What is measured of a visit. Times are in milliseconds; what each begins and ends with is in `what`. */
export const measures = [
	'bytes',
	'requests',
	'elsewhere',
	'background',
	'fcp',
	'lcp',
	'tbt',
	'editable',
	'touch',
	'output',
	'verdict',
	'outputPy',
	'verdictPy',
] as const
export type Measure = (typeof measures)[number]

/** What each measure is called, in the order of a table, and what it is exactly. */
export const what: Readonly<Record<Measure, { name: string; exactly: string }>> = {
	bytes: {
		name: 'Bytes before interaction',
		exactly: 'bodies as the server sent them, compressed, until the page was quiet and untouched',
	},
	requests: { name: 'Requests', exactly: 'answered by the server for those bytes' },
	elsewhere: {
		name: 'Requests to other hosts',
		exactly: 'asked for, and refused: no other host was reached, so their bytes are not counted',
	},
	background: {
		name: 'Bytes kept for offline',
		exactly: 'what the service worker fetches by itself, a second after the page has loaded',
	},
	fcp: { name: 'First contentful paint', exactly: 'as the browser reports it' },
	lcp: { name: 'Largest contentful paint', exactly: 'as the browser reports it' },
	tbt: {
		name: 'Total blocking time',
		exactly:
			'what each task takes beyond 50 ms, from the first paint until nothing was asked for and nothing was computed for two seconds; only Chromium tells of tasks',
	},
	editable: {
		name: 'Time to editable',
		exactly:
			'from the start of the visit until whoever clicks into the first editor can write what is kept (here the click puts a text area over the code where none is yet; in TutorialKit it is CodeMirror); in visits of its own, for asking in every frame is work too',
	},
	touch: {
		name: 'First touch to full editor',
		exactly:
			'from the pointer’s press to CodeMirror in the text area’s place; what is typed meanwhile is kept',
	},
	output: { name: 'Click to first output', exactly: 'from Run to the first text, in TypeScript' },
	verdict: { name: 'Click to verdict', exactly: 'from Grade to “passed”, in TypeScript' },
	outputPy: { name: 'Click to first output, Python', exactly: 'the same with CPython in the page' },
	verdictPy: { name: 'Click to verdict, Python', exactly: 'the same with CPython in the page' },
}

const amount = z.number().nonnegative()

/** What repeated measurements of one thing came to. With few of them, p95 is the largest. */
const figureSchema = z
	.strictObject({ median: amount, p95: amount, min: amount, max: amount, n: z.int().positive() })
	.refine(({ min, median, p95, max }) => min <= median && median <= p95 && p95 <= max, {
		message: 'a median lies between the smallest and p95, and p95 below the largest',
	})
export type Figure = z.infer<typeof figureSchema>

const measuredSchema = z.strictObject({
	site: z.enum(sites),
	browser: z.enum(browsers),
	profile: z.enum(profiles),
	visit: z.enum(visits),
	measure: z.enum(measures),
	figure: figureSchema,
})
export type Measured = z.infer<typeof measuredSchema>

export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
export type Category = (typeof categories)[number]

/** The pages that Lighthouse looks at; the first two stand for lessons. */
export const audited = ['lesson', 'index', 'playground'] as const

const auditSchema = z.strictObject({
	page: z.enum(audited),
	profile: z.enum(profiles),
	scores: z.record(z.enum(categories), figureSchema),
	/** What kept a run below 100, as Lighthouse calls it, and in how many runs. */
	short: z.record(z.string(), z.int().positive()),
})
export type Audit = z.infer<typeof auditSchema>

/** All that one run of the bench measured: the one source of every number on the page and in README. */
export const speedSchema = z.strictObject({
	command: z.string().min(1),
	date: z.iso.date(),
	minutes: amount,
	machine: z.strictObject({
		cores: z.int().positive(),
		cpu: z.string(),
		memoryGb: z.int().positive(),
		system: z.string(),
		node: z.string(),
	}),
	versions: z.record(z.string(), z.string()),
	/** Programs that wanted to run at the end of each round, the bench's own among them. */
	load: z.array(amount).min(1),
	/** The same before anything was measured. */
	loadBefore: amount,
	/** The addresses that were visited, in each site. */
	paths: z.record(z.enum(sites), z.string()),
	visits: z.array(measuredSchema).min(1),
	audits: z.array(auditSchema),
})
export type Speed = z.infer<typeof speedSchema>

/** Where something was measured. */
export type Place = Omit<Measured, 'figure'>

/** What was measured there, or nothing: not every site has everything. */
export function figureOf({ visits }: Speed, place: Place): Figure | undefined {
	return visits.find(
		(each) =>
			each.site === place.site &&
			each.browser === place.browser &&
			each.profile === place.profile &&
			each.visit === place.visit &&
			each.measure === place.measure,
	)?.figure
}
