import type { CaseName } from '../course/exercise.ts'
import { runFactsSchema, type RunEvent, type RunFacts, type RunReport } from '../course/report.ts'
import type { Verdict } from '../course/verdict.ts'
import { untilStopped } from '../timeline/until-stopped.ts'
import type { RunTimeline } from './run-timeline.ts'
import { words } from './spoken.ts'

/** Where timelines are shown: the program's beneath its output, a case's beneath the verdict. */
type Spot = 'run' | 'grade'

/** What can be shown, by its spot or the name of its case. */
interface Kept {
	/** Of the attempt as it was last run or graded, of the one before, and of the solution. */
	mine: Map<string, RunFacts>
	before: Map<string, RunFacts>
	solution: Map<string, RunFacts>
}

const program = ''

/** The timelines of an exercise, or of a program: of each run, and of each case that was graded. */
export class TimelineShelf {
	/** What cases are called in the page's language. */
	titles: Readonly<Record<CaseName, string>> = {}
	readonly #host: HTMLElement
	readonly #kept: Kept = { mine: new Map(), before: new Map(), solution: new Map() }
	/** What the cases of the grade that goes on have told. */
	readonly #told = new Map<CaseName, string>()
	/** What the program that runs has told so far, as the last word counts. */
	#soFar = { facts: '', at: 0 }
	readonly #shown = new Map<Spot, string>()
	readonly #say: (text: string) => void

	/**
	 * `host` holds a `<run-timeline data-of="run">`, and where something is graded one of `"grade"`. `say` speaks
	 * to the learner.
	 */
	constructor(host: HTMLElement, say: (text: string) => void) {
		this.#host = host
		this.#say = say
		// Whoever touches something will run it, maybe without a network by then. What fails is told when it is needed.
		fetchTimeline().catch(() => {})
	}

	/** A grade begins: what the one before had told is gone. */
	beginGrade(): void {
		this.#told.clear()
		this.hide('grade')
	}

	/** A program begins: what the one before had told is gone. */
	beginRun(): void {
		this.#soFar = { facts: '', at: 0 }
		this.hide('run')
	}

	hide(spot: Spot): void {
		this.#shown.delete(spot)
		const place = this.#place(spot)
		if (place) place.hidden = true
	}

	/** Keeps what a case had done: of several things, the one of which there is most to tell. Or what a program has done so far. */
	hear(event: RunEvent): void {
		if (event.type !== 'traced') return
		if (event.during === undefined) this.#soFar = { facts: event.facts, at: performance.now() }
		else keepRichest(this.#told, event.during, event.facts)
	}

	/** Shows what a program did; of one that was stopped, and tells nothing any more, what it had told until then. */
	showRun(report?: RunReport): Promise<void> {
		const isStopped = report === undefined || report.status === 'timed-out'
		const facts = isStopped
			? factsUntilNow(this.#soFar)
			: 'facts' in report
				? report.facts
				: undefined
		if (!facts?.trace || facts.trace.events.length === 0) return Promise.resolve()
		this.#keep(program, facts)
		return this.#show('run', program)
	}

	/** A grade has its verdict: shows the case that matters most. Answers which cases have something to show. */
	conclude(verdict: Verdict): ReadonlySet<CaseName> {
		for (const [name, facts] of readAll(this.#told)) this.#keep(name, facts)
		const names = new Set(this.#told.keys())
		const name = [runBehind(verdict, names), this.#richest(names)].find(
			(each) => each && names.has(each),
		)
		if (name !== undefined) void this.#show('grade', name)
		return names
	}

	/** Shows what that case had done. It comes beneath the verdict, which nobody hears. */
	async showCase(name: CaseName): Promise<void> {
		await this.#show('grade', name)
		const title = this.titles[name] ?? name
		if (this.#place('grade')?.run?.title === title) this.#say(words.timeline.isBelow(title))
	}

	/** Keeps what the solution did, to compare with; `report` is that of its program, where it has one. */
	keepSolution(events: readonly RunEvent[], report?: RunReport): void {
		const told = new Map<CaseName, string>()
		for (const event of events)
			if (event.type === 'traced' && event.during !== undefined)
				keepRichest(told, event.during, event.facts)
		for (const [name, facts] of readAll(told)) this.#kept.solution.set(name, facts)
		const facts = report && 'facts' in report ? report.facts : undefined
		if (facts?.trace) this.#kept.solution.set(program, facts)
		for (const [spot, name] of this.#shown) void this.#show(spot, name)
	}

	#keep(name: string, facts: RunFacts): void {
		const { mine, before } = this.#kept
		const last = mine.get(name)
		if (last) before.set(name, last)
		mine.set(name, facts)
	}

	#richest(names: ReadonlySet<CaseName>): CaseName | undefined {
		const events = (name: CaseName) => this.#kept.mine.get(name)?.trace?.events.length ?? 0
		return [...names].sort((a, b) => events(b) - events(a))[0]
	}

	#place(spot: Spot): RunTimeline | null {
		return this.#host.querySelector<RunTimeline>(`run-timeline[data-of="${spot}"]`)
	}

	async #show(spot: Spot, name: string): Promise<void> {
		this.#shown.set(spot, name)
		try {
			await fetchTimeline()
		} catch {
			return this.#say(words.timeline.unfetched)
		}
		const place = this.#place(spot)
		// Meanwhile something else may have been asked for.
		if (!place || this.#shown.get(spot) !== name) return
		const { mine, before, solution } = this.#kept
		place.previous = traced(words.timeline.yoursBefore, before.get(name))
		place.solution = traced(words.timeline.theSolution, solution.get(name))
		place.run = traced(
			name === program ? words.timeline.yourProgram : (this.titles[name] ?? name),
			mine.get(name),
		)
	}
}

function keepRichest(told: Map<CaseName, string>, name: CaseName, facts: string): void {
	const known = told.get(name) ?? ''
	if (facts.length > known.length) told.set(name, facts)
}

/** The run that the first failure is about: its own, or the one before it that its case looked at again. */
function runBehind(verdict: Verdict, names: ReadonlySet<CaseName>): CaseName | undefined {
	if (verdict.status === 'timed-out') return verdict.during
	if (verdict.status !== 'failed') return undefined
	const cases = verdict.cases.map(({ name }) => name)
	return cases.slice(0, cases.indexOf(verdict.first) + 1).findLast((name) => names.has(name))
}

/** What a program told before it was stopped, which is now. */
function factsUntilNow({ facts, at }: { facts: string; at: number }): RunFacts | undefined {
	const told = readFacts(facts)
	return told && untilStopped(told, (performance.now() - at) / 1_000)
}

function fetchTimeline(): Promise<unknown> {
	return import('./run-timeline.ts')
}

function readAll(told: ReadonlyMap<CaseName, string>): [CaseName, RunFacts][] {
	return [...told].flatMap(([name, text]): [CaseName, RunFacts][] => {
		const facts = readFacts(text)
		return facts ? [[name, facts]] : []
	})
}

/** What cannot be read is not shown: it came out of a sandbox. */
function readFacts(text: string): RunFacts | undefined {
	return runFactsSchema.safeParse(parseJson(text)).data
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown
	} catch {
		return undefined
	}
}

function traced(title: string, facts: RunFacts | undefined) {
	if (!facts?.trace) return undefined
	const { trace, requests, seconds } = facts
	return { title, trace, requests, seconds }
}
