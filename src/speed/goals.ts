import { categories, figureOf, type Measure, type Place, type Speed } from './measurement.ts'
import { inUnit } from './words.ts'

/** What the course wants to be, and what was measured of it. */
export interface Goal {
	/** What is wanted, in a sentence. */
	wanted: string
	/** What was found, in a sentence. */
	found: string
	/** `undefined`: it was not measured. */
	met: boolean | undefined
}

const lightest = 7
const soonest = 300
const full = 100

/** Every goal, judged by the medians alone. */
export function goalsOf(speed: Speed): Goal[] {
	return [scores(speed), share(speed), blocking(speed), touched(speed)]
}

function scores({ audits }: Speed): Goal {
	const below = audits.flatMap(({ page, profile, scores }) =>
		categories
			.filter((category) => scores[category].median < full)
			.map((category) => `${category} ${scores[category].median} (${page}, ${profile})`),
	)
	const found =
		audits.length === 0
			? 'Lighthouse was not run.'
			: below.length === 0
				? `100 in all four categories, in each of ${audits.length} medians.`
				: `Below 100: ${below.join('; ')}.`
	return {
		wanted: `Lighthouse gives lesson pages 100 in every category, as a desktop and as a phone.`,
		found,
		met: audits.length === 0 ? undefined : below.length === 0,
	}
}

function share(speed: Speed): Goal {
	const ours = bytesBefore(speed, 'ours')
	const theirs = bytesBefore(speed, 'tutorialkit')
	const wanted = `A lesson transfers at most a seventh of what TutorialKit’s template does before anybody touches it.`
	if (ours === undefined || theirs === undefined)
		return { wanted, found: 'Not measured.', met: undefined }
	const times = (theirs / ours).toFixed(1)
	return {
		wanted,
		found: `${inUnit('bytes', ours)} against ${inUnit('bytes', theirs)}: ${times} times less, not counting what TutorialKit asks of other hosts.`,
		met: ours * lightest <= theirs,
	}
}

function bytesBefore(speed: Speed, site: 'ours' | 'tutorialkit'): number | undefined {
	return ours(speed, 'bytes', { site, visit: 'cold' })
}

function blocking(speed: Speed): Goal {
	const found = speed.visits.filter(({ site, measure }) => site === 'ours' && measure === 'tbt')
	const said = found.map(
		({ profile, visit, figure }) => `${inUnit('tbt', figure.median)} (${profile}, ${visit})`,
	)
	return {
		wanted: 'A lesson’s total blocking time is 0, as a desktop and as a phone.',
		found: said.length === 0 ? 'Not measured.' : `${said.join('; ')}.`,
		met: said.length === 0 ? undefined : found.every(({ figure }) => figure.median === 0),
	}
}

function touched(speed: Speed): Goal {
	const found = speed.visits.filter(
		({ site, measure, visit }) => site === 'ours' && measure === 'touch' && visit === 'warm',
	)
	const said = found.map(
		({ browser, profile, figure }) => `${inUnit('touch', figure.median)} (${browser}, ${profile})`,
	)
	return {
		wanted: `The full editor is there within ${soonest} ms of the first touch, warm.`,
		found: said.length === 0 ? 'Not measured.' : `${said.join('; ')}.`,
		met: said.length === 0 ? undefined : found.every(({ figure }) => figure.median <= soonest),
	}
}

function ours(speed: Speed, measure: Measure, more: Partial<Place>): number | undefined {
	const place: Place = {
		site: 'ours',
		browser: 'Chromium',
		profile: 'desktop',
		visit: 'cold',
		measure,
		...more,
	}
	return figureOf(speed, place)?.median
}
