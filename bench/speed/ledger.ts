import { figure } from '../../src/speed/figure.ts'
import {
	audited,
	categories,
	profiles,
	type Audit,
	type BrowserName,
	type Measured,
	type Place,
	type Profile,
	type SiteName,
} from '../../src/speed/measurement.ts'
import type { Look } from './lighthouse.ts'
import type { Note } from './visits.ts'

type Page = (typeof audited)[number]

/** Everything that was measured, until it is figures. */
export class Ledger {
	readonly #visits = new Map<string, { place: Place; all: number[] }>()
	readonly #looks: { page: Page; profile: Profile; look: Look }[] = []

	/** What writes down the measurements at one site. */
	notes(site: SiteName, browser: BrowserName, profile: Profile): Note {
		return (visit, measure, value) => {
			const place: Place = { site, browser, profile, visit, measure }
			const key = JSON.stringify(place)
			const entry = this.#visits.get(key) ?? { place, all: [] }
			entry.all.push(value)
			this.#visits.set(key, entry)
		}
	}

	audit(page: Page, profile: Profile, look: Look): void {
		this.#looks.push({ page, profile, look })
	}

	get visits(): Measured[] {
		return [...this.#visits.values()].map(({ place, all }) => ({ ...place, figure: figure(all) }))
	}

	get audits(): Audit[] {
		return audited.flatMap((page) =>
			profiles.flatMap((profile) => {
				const looks = this.#looks.filter((one) => one.page === page && one.profile === profile)
				return looks.length === 0
					? []
					: [
							summary(
								page,
								profile,
								looks.map(({ look }) => look),
							),
						]
			}),
		)
	}
}

function summary(page: Page, profile: Profile, looks: readonly Look[]): Audit {
	const [performance, accessibility, practices, seo] = categories.map((category) =>
		figure(looks.map(({ scores }) => scores[category])),
	)
	if (!performance || !accessibility || !practices || !seo)
		throw new Error('A category is missing.')
	const short: Record<string, number> = {}
	for (const title of looks.flatMap((look) => look.short)) short[title] = (short[title] ?? 0) + 1
	const scores = { performance, accessibility, 'best-practices': practices, seo }
	return { page, profile, scores, short }
}
