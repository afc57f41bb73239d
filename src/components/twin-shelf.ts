import type { CaseName } from '../course/exercise.ts'
import type { PublishedTranslation, PublishedTwin } from '../course/published.ts'
import type { CourseExercise } from './course-exercise.ts'
import { fetchTranslation, fetchTwin, type TwinAddress } from './fetch-twin.ts'

/** What is published of one exercise, and its text in the page's language where there is one: fetched once, and anew after a failure. */
export class TwinShelf {
	readonly #host: CourseExercise
	readonly #onTitles: (titles: Readonly<Record<CaseName, string>>) => void
	#fetching: Promise<PublishedTwin> | undefined
	/** Once it has come. */
	twin: PublishedTwin | undefined
	translation: PublishedTranslation | undefined

	/** @param onTitles is told what the cases are called in the page's language, once that is known */
	constructor(
		host: CourseExercise,
		onTitles: (titles: Readonly<Record<CaseName, string>>) => void,
	) {
		this.#host = host
		this.#onTitles = onTitles
	}

	get address(): TwinAddress {
		const { exercise, language } = this.#host
		return { base: this.#host.getAttribute('base') ?? '/', exercise, language }
	}

	fetch(): Promise<PublishedTwin> {
		this.#fetching ??= this.#fetchBoth()
		this.#fetching.then(
			(twin) => {
				this.twin = twin
			},
			() => {
				this.#fetching = undefined
			},
		)
		return this.#fetching
	}

	/** What is published now is another. */
	forget() {
		this.#fetching = undefined
	}

	async #fetchBoth(): Promise<PublishedTwin> {
		const locale = this.#host.getAttribute('translation')
		const [twin, translation] = await Promise.all([
			fetchTwin(this.address),
			locale === null ? undefined : fetchTranslation(this.address, locale),
		])
		this.translation = translation
		this.#onTitles(translation?.cases ?? {})
		return twin
	}
}
