import type { CaseResult, RunError, RunEvent } from '../../course/report.ts'
import { clip } from './run-error.ts'

/** What the test runner knows of one case, at the moment it is asked. */
export interface CaseFacts {
	name: string
	state: 'passed' | 'failed' | 'skipped'
	ms: number
	errors: readonly unknown[]
}

/** Keeps the books of a run: which case runs, what it is blamed for, and what was said of it. */
export interface Cases {
	/** The case that runs, if one does. */
	readonly current: string | undefined
	/** Whether a case has begun: what goes wrong before belongs to none. */
	readonly begun: boolean
	start(name: string): void
	end(facts: CaseFacts): void
	/** Holds an error nobody caught against the case that runs, or against the one that ran before. */
	blame(error: unknown, name?: string): void
	/** Says what is still unsaid. A case is said to have ended only when the next begins, so that it can be blamed until then. */
	close(facts: readonly CaseFacts[]): CaseResult[]
}

export function createCases(
	emit: (event: RunEvent) => void,
	toError: (thrown: unknown) => RunError,
): Cases {
	const blamed = new Map<string, unknown[]>()
	const said = new Set<string>()
	let current: string | undefined
	let held: CaseFacts | undefined
	let begun = false
	const resultOf = ({ name, state, ms, errors }: CaseFacts): CaseResult => {
		const [first, ...others] = [...errors, ...(blamed.get(name) ?? [])]
		const title = clip(name, 200)
		const failed = state === 'failed' || first !== undefined || others.length > 0
		if (failed) return { status: 'failed', name: title, ms, error: toError(first) }
		return state === 'skipped'
			? { status: 'skipped', name: title }
			: { status: 'passed', name: title, ms }
	}
	const say = (facts: CaseFacts) => {
		said.add(facts.name)
		emit({ type: 'case-ended', case: resultOf(facts) })
	}
	const release = () => {
		if (held !== undefined) say(held)
		held = undefined
	}
	return {
		get current() {
			return current
		},
		get begun() {
			return begun
		},
		start(name) {
			release()
			begun = true
			current = name
			emit({ type: 'case-started', name: clip(name, 200) })
		},
		end(facts) {
			current = undefined
			held = facts
		},
		blame(error, name = current ?? held?.name) {
			if (name === undefined) return
			blamed.set(name, [...(blamed.get(name) ?? []), error])
		},
		close(facts) {
			release()
			for (const fact of facts) if (!said.has(fact.name)) say(fact)
			return facts.map(resultOf)
		},
	}
}
