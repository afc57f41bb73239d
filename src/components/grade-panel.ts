import type { CaseName } from '../course/exercise.ts'
import type { Verdict } from '../course/verdict.ts'
import gradeStyles from '../styles/grade.css?inline'
import { adoptStyles } from './adopt-styles.ts'
import { caseSource } from './case-source.ts'
import { isBusy, type BenchState, type CaseView } from './bench-state.ts'
import { button, element, headingIn } from './element.ts'
import type { Arrived } from '../runtimes/runtime.ts'
import { describeFailure, describeStop } from './failure.ts'
import { FetchBar } from './fetch-bar.ts'
import { nextStep } from './next-step.ts'
import { placeLink } from './place-link.ts'
import { words } from './spoken.ts'
import { nameRuntime, sayVerdict } from './verdict-words.ts'

adoptStyles(gradeStyles)

/**
 * The verdict and every case, each turning as it is reported. Takes the bench's `state`; fires `again` when the
 * learner wants to be graded once more, and `timeline` with the name of a case whose timeline they ask for.
 */
export class GradePanel extends HTMLElement {
	#state: BenchState = { status: 'idle' }
	#verdict: HTMLElement | undefined
	#cases: HTMLElement | undefined
	#first: { of: Verdict; source: Node | undefined } | undefined
	readonly #bar = new FetchBar()
	#rows = new Map<CaseName, { row: HTMLElement; shown: CaseView }>()

	/** What cases are called in the page's language; one that is not here is told as the suite calls it. */
	titles: Readonly<Record<CaseName, string>> = {}

	get state(): BenchState {
		return this.#state
	}

	set state(state: BenchState) {
		const before = this.#state
		this.#state = state
		const shows = 'cases' in state || (state.status === 'lost' && state.what === 'grade')
		this.hidden = !shows || (state.status === 'stopped' && state.what === 'run')
		if (this.hidden) return
		this.dataset['status'] = state.status === 'graded' ? state.verdict.status : state.status
		this.setAttribute('aria-busy', String(isBusy(state)))
		this.toggleAttribute('stale', state.status === 'graded' && state.stale)
		if (!this.#verdict) this.#build()
		if (headOf(before) !== headOf(state)) this.#showVerdict()
		this.#showCases('cases' in state ? state.cases : [])
	}

	/** How much has come of what the state's step waits for. */
	set arrived(arrived: Arrived | undefined) {
		if (this.#verdict) this.#bar.show(this.#verdict, arrived)
	}

	#build() {
		this.#verdict = element('div', { class: 'verdict' })
		this.#cases = element('ol', { class: 'cases', 'aria-label': words.grade.cases })
		this.replaceChildren(this.#verdict, this.#cases)
	}

	#showVerdict() {
		const state = this.#state
		const runtime = 'runtime' in state && state.runtime ? nameRuntime(state.runtime) : undefined
		this.#verdict?.replaceChildren(...this.#describe(state).filter((each) => each !== undefined))
		const notes = [
			runtime && words.grade.ran(runtime),
			state.status === 'graded' && state.stale && words.grade.stale,
		].filter((note) => typeof note === 'string')
		if (state.status === 'graded' && notes.length > 0)
			this.#verdict?.append(element('p', { class: 'panel-note' }, notes.join(' ')))
	}

	#describe(state: BenchState): (Node | undefined)[] {
		switch (state.status) {
			case 'grading':
				return [
					headingIn(this, {}, words.grade.grading),
					state.step === undefined ? undefined : element('p', {}, state.step),
				]
			case 'stopped':
				return [headingIn(this, {}, words.grade.stopped)]
			case 'lost':
				return [
					headingIn(this, {}, words.grade.ungraded),
					element('p', {}, state.reason),
					this.#again(),
				]
			case 'graded':
				return [...this.#describeVerdict(state.verdict)]
			default:
				return []
		}
	}

	#describeVerdict(verdict: Verdict): (Node | undefined)[] {
		const { headline, detail } = sayVerdict(
			verdict,
			this.closest('course-exercise')?.language ?? 'ts',
		)
		return [
			headingIn(this, { class: 'headline', tabindex: '-1' }, headline),
			detail === undefined ? undefined : element('p', {}, detail),
			...this.#describeFacts(verdict),
		]
	}

	#describeFacts(verdict: Verdict): (Node | undefined)[] {
		switch (verdict.status) {
			case 'failed': {
				const first = verdict.cases.find(({ name }) => name === verdict.first)
				return [
					element(
						'p',
						{ class: 'first' },
						words.grade.firstFailure,
						this.#title('strong', verdict.first),
					),
					...(first?.status === 'failed' ? describeFailure(first.error) : []),
					this.#sourceOfFirst(verdict),
				]
			}
			case 'unloadable':
				return [
					element('pre', { class: 'message' }, verdict.message),
					verdict.at && element('p', {}, words.grade.at, placeLink(verdict.at), '.'),
				]
			case 'timed-out':
				return [describeStop(verdict.at)]
			case 'tampered':
				return [
					element(
						'ul',
						{},
						...verdict.changed.map((name) => element('li', {}, element('code', {}, name))),
					),
				]
			case 'ungraded':
				return [this.#again()]
			case 'passed':
				return [nextStep(this)]
			default:
				return []
		}
	}

	/** The same as long as the verdict is: somebody may be reading it while they mend their code. */
	#sourceOfFirst(verdict: Extract<Verdict, { status: 'failed' }>): Node | undefined {
		if (this.#first?.of !== verdict)
			this.#first = { of: verdict, source: this.#source(verdict.first) }
		return this.#first.source
	}

	/** What a case does, for who asks. */
	#source(name: CaseName): Node | undefined {
		const host = this.closest('course-exercise')
		if (!host) return undefined
		const { exercise, language } = host
		const address = { base: host.getAttribute('base') ?? '/', exercise, language }
		return caseSource(name, { address, language, title: this.titles[name] ?? name })
	}

	#again(): Node {
		return button(words.grade.again, () => this.dispatchEvent(new CustomEvent('again')))
	}

	#showCases(cases: readonly CaseView[]) {
		if (!this.#cases) return
		this.#cases.hidden = cases.length === 0
		const names = cases.map(({ name }) => name)
		if (names.join('\n') !== [...this.#rows.keys()].join('\n')) {
			this.#rows.clear()
			this.#cases.replaceChildren()
		}
		for (const view of cases) {
			const known = this.#rows.get(view.name)
			if (known?.shown === view) continue
			const row = known?.row ?? element('li')
			this.#fill(row, view)
			if (!known) this.#cases.append(row)
			this.#rows.set(view.name, { row, shown: view })
		}
		this.#foldFailures()
	}

	/** Those cases have a timeline. */
	offerTimelines(names: ReadonlySet<CaseName>) {
		for (const [name, { row }] of this.#rows) {
			row.querySelector('.show-timeline')?.remove()
			if (!names.has(name)) continue
			const show = button(
				words.grade.timeline,
				() => this.dispatchEvent(new CustomEvent('timeline', { detail: name })),
				{
					class: 'quiet show-timeline',
					'aria-label': words.grade.timelineOf(this.titles[name] ?? name),
				},
			)
			row.querySelector('.took')?.before(show)
		}
	}

	#title(tag: 'span' | 'strong', name: CaseName): HTMLElement {
		const title = this.titles[name]
		return title === undefined ? element(tag, { lang: 'en' }, name) : element(tag, {}, title)
	}

	#fill(row: HTMLElement, view: CaseView) {
		row.dataset['status'] = view.status
		const took = 'ms' in view ? words.grade.milliseconds(view.ms) : ''
		row.replaceChildren(
			element('span', { class: 'mark', 'aria-hidden': 'true' }),
			element(
				'span',
				{},
				element('span', { class: 'sr-only' }, `${words.grade.status[view.status]}: `),
				this.#title('span', view.name),
			),
			element('span', { class: 'took' }, took),
		)
		if (view.status === 'failed')
			row.append(
				element(
					'details',
					{},
					element('summary', {}, words.grade.why),
					...describeFailure(view.error).filter((each) => each !== undefined),
					...[this.#source(view.name)].filter((each) => each !== undefined),
				),
			)
	}

	/** The first failure stands above, in full; here it need not be said again. */
	#foldFailures() {
		const state = this.#state
		const first =
			state.status === 'graded' && state.verdict.status === 'failed' ? state.verdict.first : ''
		for (const [name, { row }] of this.#rows)
			row.querySelector('details')?.toggleAttribute('hidden', name === first)
	}
}

/** What the upper part shows: while cases stream in, it stays as it is, and with it the focus. */
function headOf(state: BenchState): unknown {
	if (state.status === 'graded') return `${state.stale} ${JSON.stringify(state.verdict)}`
	return state.status === 'grading' ? `grading ${state.step ?? ''}` : state.status
}

customElements.define('grade-panel', GradePanel)

declare global {
	interface HTMLElementEventMap {
		timeline: CustomEvent<CaseName>
	}
	interface HTMLElementTagNameMap {
		'grade-panel': GradePanel
	}
}
