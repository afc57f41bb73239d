import { type Measure, type Profile, type SiteName } from './measurement.ts'

export const siteNames: Readonly<Record<SiteName, string>> = {
	ours: 'This course',
	tutorialkit: 'TutorialKit’s template',
	bare: 'Bare Starlight',
}

export const profileNames: Readonly<Record<Profile, string>> = {
	desktop: 'Desktop',
	phone: 'Emulated phone',
}

const bytes: readonly Measure[] = ['bytes', 'background']
const counts: readonly Measure[] = ['requests', 'elsewhere']

/** A number with the unit of what it measures: `39.5 kB`, `14`, `235 ms`, `2.4 s`. */
export function inUnit(measure: Measure, value: number): string {
	if (bytes.includes(measure)) return `${(value / 1000).toFixed(1)} kB`
	if (counts.includes(measure)) return String(value)
	return value < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(2)} s`
}

/** How many times as much theirs is: `9.4 ×`. Nothing is said of a share of nothing. */
export function timesAsMuch(theirs: number | undefined, ours: number | undefined): string {
	if (theirs === undefined || ours === undefined || ours === 0) return '–'
	return `${(theirs / ours).toFixed(1)} ×`
}

export const auditNames = {
	lesson: 'Lesson with exercises',
	index: 'First page',
	playground: 'Playground',
} as const

/** `one, two and three`. */
export function listOf(names: readonly string[]): string {
	return new Intl.ListFormat('en-GB').format(names)
}
