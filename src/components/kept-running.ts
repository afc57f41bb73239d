import type { CourseExercise } from './course-exercise.ts'
import { edgeCard } from './edge-card.ts'
import { button, element } from './element.ts'
import { focusMain } from './focus-main.ts'
import { busyTwin } from './keep-running.ts'
import { words } from './spoken.ts'

/** An exercise that was running when its page was left. */
interface Kept {
	section: HTMLElement
	/** The twin that something runs in. */
	twin: CourseExercise
	/** The page it is of. */
	path: string
	card: HTMLElement
	observer: MutationObserver
}

/** Exercises whose page was left while they ran: each goes on out of sight, and a card at the window's edge tells of it. */
export class KeptRunning {
	readonly #kept = new Map<string, Kept>()
	readonly #shelf = element('aside', {
		class: 'kept-running',
		'aria-label': words.workbench.kept.label,
	})

	/** Takes an exercise, as it is, out of the page at `path`. */
	carry(section: HTMLElement, path: string): void {
		const twin = section.querySelector<CourseExercise>(busyTwin)
		if (!twin) return
		const card = element('article', { class: edgeCard })
		const stay = element('div', { hidden: '' })
		card.append(
			element('p', { role: 'status' }),
			element('a', { href: `${path}#${section.id}` }, words.workbench.kept.back),
			button('', () => this.#press(section.id)),
			stay,
		)
		if (!this.#shelf.isConnected) document.body.append(this.#shelf)
		this.#shelf.append(card)
		stay.moveBefore(section, null)
		const observer = new MutationObserver(() => this.#tell(section.id))
		observer.observe(section, { subtree: true, attributeFilter: ['data-status'] })
		this.#kept.set(section.id, { section, twin, path, card, observer })
		this.#tell(section.id)
	}

	/** Where in a page that is not shown yet they belong that were taken out of it, by their ids. */
	placesIn(page: Document, path: string): Map<string, Element> {
		const places = new Map<string, Element>()
		for (const [id, each] of this.#kept) {
			const fresh = each.path === path ? page.getElementById(id) : null
			if (!fresh) continue
			const place = page.createElement('div')
			// Were it there for a moment alone, it would open what is saved, and save it.
			fresh.replaceWith(place)
			places.set(id, place)
		}
		return places
	}

	/** Lays each exercise in its place, once the page is shown. */
	giveBack(places: ReadonlyMap<string, Element>): void {
		for (const [id, place] of places) {
			const each = this.#kept.get(id)
			if (each) place.parentElement?.moveBefore(each.section, place)
			place.remove()
			this.#forget(id)
		}
	}

	#tell(id: string) {
		const each = this.#kept.get(id)
		const title = each?.section.querySelector('[data-title]')?.textContent.trim() ?? ''
		const said = each?.card.querySelector('p')
		const deed = each?.card.querySelector('button')
		if (!each || !said || !deed) return
		const text = outcomeOf(each.twin)(title)
		if (said.textContent !== text) said.textContent = text
		deed.textContent = each.twin.matches(busyTwin)
			? words.workbench.kept.stop
			: words.workbench.kept.close
	}

	/** Stops what runs; what has ended is put away, and with it what it printed. */
	#press(id: string) {
		const each = this.#kept.get(id)
		if (!each) return
		if (each.twin.matches(busyTwin))
			return each.twin.querySelector<HTMLElement>('[data-deed=stop]')?.click()
		if (each.card.contains(document.activeElement)) focusMain()
		this.#forget(id)
	}

	#forget(id: string) {
		const each = this.#kept.get(id)
		each?.observer.disconnect()
		each?.card.remove()
		this.#kept.delete(id)
		if (this.#kept.size === 0) this.#shelf.remove()
	}
}

/** The sentence for how it stands with a twin; it takes the exercise's title. */
function outcomeOf(twin: CourseExercise): (title: string) => string {
	const { kept } = words.workbench
	const { status } = twin.dataset
	if (status === 'running' || status === 'grading' || status === 'stopped') return kept[status]
	if (status === 'ran') return kept.ran
	const verdict = twin.querySelector<HTMLElement>('grade-panel')?.dataset['status']
	if (status === 'graded' && verdict === 'passed') return kept.passed
	return status === 'graded' && verdict !== 'ungraded' ? kept.notYet : kept.lost
}
