import { expectations } from './expected.ts'
import type { Expectation, ModuleOutcome, TestOutcome } from './outcome.ts'

type Listed = readonly Expectation[]

/** The expectation that speaks of a test of a module. */
export function expectationOf(
	module: string,
	test: string,
	listed: Listed = expectations,
): Expectation | undefined {
	return listed.find(({ tests }) => tests[module]?.some((pattern) => fits(pattern, test)))
}

/** Whether a name is of the pattern, in which `*` stands for whatever there is. */
function fits(pattern: string, test: string): boolean {
	const source = pattern.replaceAll('.', '\\.').replaceAll('*', '.*')
	return new RegExp(`^${source}$`).test(test)
}

/** What is not as expected, in sentences; both ways. Nothing is said of modules that have not run. */
export function complaints(
	outcomes: readonly ModuleOutcome[],
	listed: Listed = expectations,
): string[] {
	return outcomes.flatMap(({ module, tests, fault }) => [
		...(fault === undefined ? [] : [`${module} did not come to its end: ${fault}.`]),
		...tests.flatMap((outcome) => complaintOf(module, outcome, listed) ?? []),
		...patternsOf(module, listed)
			.filter((pattern) => !tests.some(({ test }) => fits(pattern, test)))
			.map((pattern) => `${module} has no test ${pattern}. Take it out of expected.ts.`),
	])
}

function complaintOf(module: string, outcome: TestOutcome, listed: Listed): string | undefined {
	const name = `${module}.${outcome.test}`
	const isExpected = expectationOf(module, outcome.test, listed) !== undefined
	if (outcome.status === 'failed')
		return isExpected ? undefined : `${name} failed: ${outcome.reason}\n${outcome.traceback}`
	if (!isExpected) return undefined
	return outcome.status === 'passed'
		? `${name} is expected to fail, and passed. Take it out of expected.ts.`
		: `${name} is expected to fail, and was skipped: ${outcome.reason}`
}

function patternsOf(module: string, listed: Listed): string[] {
	return listed.flatMap(({ tests }) => tests[module] ?? [])
}

/** How many tests there are of each kind. */
export interface Count {
	passed: number
	skipped: number
	failed: number
	/** Of the failed: those of an older Python, those that need a real kernel, and all others. */
	older: number
	kernel: number
	ours: number
}

/** Counts the tests of these modules. */
export function count(outcomes: readonly ModuleOutcome[], listed: Listed = expectations): Count {
	const counted: Count = { passed: 0, skipped: 0, failed: 0, older: 0, kernel: 0, ours: 0 }
	for (const { module, tests } of outcomes)
		for (const { test, status } of tests) {
			counted[status]++
			if (status === 'failed') counted[expectationOf(module, test, listed)?.group ?? 'ours']++
		}
	return counted
}

/** The part of the tests that passes when those are left out that cannot, from 0 to 1. */
export function partThatPasses({ passed, ours }: Count): number {
	return passed + ours === 0 ? 0 : passed / (passed + ours)
}
