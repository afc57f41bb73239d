import * as z from 'zod/mini'
import type { HintPolicy, SolutionPolicy } from '../course/course-config.ts'
import type { Gate } from '../course/policies.ts'
import { words } from './spoken.ts'

const afterAttempts = z.object({ afterAttempts: z.number() })
const solutions = z.union([
	z.enum(['always', 'after-passing', 'never']),
	afterAttempts,
	z.object({ from: z.string() }),
])
const hints = z.union([z.enum(['always', 'never']), afterAttempts])

/** When this copy of the course shows a solution; an exercise says it where it is not always. */
export function solutionPolicyOf(exercise: Element): SolutionPolicy {
	return solutions.parse(JSON.parse(exercise.getAttribute('solutions') ?? '"always"'))
}

/** The same of hints. */
export function hintPolicyOf(exercise: Element): HintPolicy {
	return hints.parse(JSON.parse(exercise.getAttribute('hints') ?? '"always"'))
}

/** Why there is no solution yet. */
export function sayClosed(gate: Gate & { status: 'closed' }): string {
	switch (gate.until) {
		case 'never':
			return words.solution.none
		case 'passed':
			return words.solution.afterPassing
		case 'attempts':
			return words.solution.afterAttempts(gate.left)
		case 'day':
			return words.solution.from(
				new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long' }).format(
					gate.day,
				),
			)
	}
}
