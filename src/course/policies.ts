import type { HintPolicy, SolutionPolicy } from './course-config.ts'

/** What of a learner's work with one exercise decides. */
export interface Standing {
	passed: boolean
	/** How often it was graded. */
	attempts: number
	/** The moment, in milliseconds since 1970. */
	now: number
}

/** Whether something may be shown; where not, what it takes. */
export type Gate =
	| { status: 'open' }
	| { status: 'closed'; until: 'passed' | 'never' }
	/** So many attempts are missing. */
	| { status: 'closed'; until: 'attempts'; left: number }
	/** The day, as a moment in milliseconds since 1970. */
	| { status: 'closed'; until: 'day'; day: number }

const open: Gate = { status: 'open' }

/** Whether the model answer may be shown. Who has passed may see it, but not before the day that is waited for. */
export function solutionGate(policy: SolutionPolicy, standing: Standing): Gate {
	if (policy === 'never') return { status: 'closed', until: 'never' }
	if (typeof policy === 'object' && 'from' in policy) {
		// Without a zone it would be midnight in Greenwich.
		const day = new Date(`${policy.from}T00:00`).getTime()
		return standing.now >= day ? open : { status: 'closed', until: 'day', day }
	}
	if (policy === 'always' || standing.passed) return open
	if (policy === 'after-passing') return { status: 'closed', until: 'passed' }
	return afterAttempts(policy.afterAttempts, standing)
}

/** Whether the hint for a failure may be offered. */
export function hintGate(policy: HintPolicy, standing: Pick<Standing, 'attempts'>): Gate {
	if (policy === 'never') return { status: 'closed', until: 'never' }
	return policy === 'always' ? open : afterAttempts(policy.afterAttempts, standing)
}

function afterAttempts(wanted: number, { attempts }: Pick<Standing, 'attempts'>): Gate {
	return attempts >= wanted
		? open
		: { status: 'closed', until: 'attempts', left: wanted - attempts }
}
