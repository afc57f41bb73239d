import { z } from 'zod'

/** What came of one test of CPython's. */
export type TestOutcome =
	| { test: string; status: 'passed' }
	| { test: string; status: 'skipped'; reason: string }
	| { test: string; status: 'failed'; reason: string; traceback: string }

/** What came of one module of tests. */
export interface ModuleOutcome {
	/** Its name, `test_locks`. */
	module: string
	/** In the order in which they began. */
	tests: readonly TestOutcome[]
	/** Why the module did not come to its end; left out when it did. */
	fault?: string
	/** What it computed, in seconds of a processor. */
	computed: number
}

/** Why tests of CPython's fail here. */
export type Expectation = {
	/** A sentence. */
	why: string
	/** By modules: `Class.test`, where `*` stands for whatever there is. */
	tests: Readonly<Record<string, readonly string[]>>
} & (
	| { group: 'older'; since: '3.12' | '3.13' | '3.14' }
	/** What it asks for lies outside of the machine. */
	| { group: 'kernel' }
	/** A defect of the machine's. */
	| { group: 'ours' }
)

/** Begins each line that `drive.py` says itself. */
const mark = '\u001e'

const fact = z.discriminatedUnion('status', [
	z.object({ status: z.literal('began'), test: z.string() }),
	z.object({ status: z.literal('passed'), test: z.string() }),
	z.object({ status: z.literal('skipped'), test: z.string(), reason: z.string() }),
	z.object({
		status: z.literal('failed'),
		test: z.string(),
		reason: z.string(),
		traceback: z.string(),
	}),
])

export type Fact = z.infer<typeof fact>

/** Whether a line tells a fact; any other was written by a test. */
export function isFact(line: string): boolean {
	return line.includes(mark)
}

/** The fact that a line tells. */
export function factOf(line: string): Fact {
	return fact.parse(JSON.parse(line.slice(line.indexOf(mark) + mark.length)))
}

/**
 * What came of each test, from what was told: a test may end more than once, as its subtests and its
 * clean-up have ends of their own, and the worst counts. One that began and did not end has failed by `fault`.
 */
export function outcomesOf(facts: readonly Fact[], fault?: string): TestOutcome[] {
	const found = new Map<string, TestOutcome | undefined>()
	for (const told of facts) {
		const { test, status } = told
		const before = found.get(test)
		if (status === 'began') found.set(test, before)
		else if (before?.status !== 'failed') found.set(test, told)
	}
	return [...found].map(
		([test, outcome]) =>
			outcome ?? { test, status: 'failed', reason: fault ?? 'it has no end', traceback: '' },
	)
}
