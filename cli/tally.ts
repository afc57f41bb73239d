import { z } from 'zod'

/** What a step of the checks counted: its test cases, and the ones it left out with the reason. */
export interface Tally {
	passed: number
	failed: number
	skipped: readonly string[]
}

/** How a step ended. A step without cases of its own, like a formatter, has an empty tally. */
export interface Outcome {
	step: string
	seconds: number
	tally: Tally
	/** Why the step itself failed, beside its cases; left out when it did not. */
	problem?: string
}

export const nothing: Tally = { passed: 0, failed: 0, skipped: [] }

const vitestReport = z.object({
	testResults: z.array(
		z.object({
			assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
		}),
	),
})

/** Counts the cases in the file that vitest's JSON reporter writes. */
export function tallyVitest(json: unknown): Tally {
	const cases = vitestReport.parse(json).testResults.flatMap((file) => file.assertionResults)
	const left = cases.filter((one) => one.status !== 'passed' && one.status !== 'failed')
	return {
		passed: cases.filter((one) => one.status === 'passed').length,
		failed: cases.filter((one) => one.status === 'failed').length,
		skipped: left.map((one) => `${one.fullName} (${one.status})`),
	}
}

const spec = z.object({
	title: z.string(),
	tests: z.array(
		z.object({
			status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
			annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })),
		}),
	),
})
interface Suite {
	specs: z.infer<typeof spec>[]
	suites?: Suite[] | undefined
}
const suite: z.ZodType<Suite> = z.object({
	specs: z.array(spec),
	suites: z.lazy(() => z.array(suite)).optional(),
})
const playwrightReport = z.object({ suites: z.array(suite) })

/** Counts the cases in the file that Playwright's JSON reporter writes. One that passed only when repeated has failed. */
export function tallyPlaywright(json: unknown): Tally {
	const specs = playwrightReport.parse(json).suites.flatMap(specsOf)
	const cases = specs.flatMap(({ title, tests }) => tests.map((one) => ({ title, ...one })))
	return {
		passed: cases.filter((one) => one.status === 'expected').length,
		failed: cases.filter((one) => one.status === 'unexpected' || one.status === 'flaky').length,
		skipped: cases
			.filter((one) => one.status === 'skipped')
			.map(({ title, annotations }) => {
				const why = annotations.find((one) => one.description !== undefined)?.description
				return `${title} (${why ?? 'no reason given'})`
			}),
	}
}

function specsOf({ specs, suites = [] }: Suite): Suite['specs'] {
	return [...specs, ...suites.flatMap(specsOf)]
}

const checkReport = z.object({
	exercises: z.array(
		z.object({
			id: z.string(),
			draft: z.boolean(),
			complaints: z.array(z.object({ sentence: z.string() })),
		}),
	),
})

/** Counts the exercises in what `course check --json` says; a draft may be unfinished. */
export function tallyCheck(json: unknown): Tally {
	const { exercises } = checkReport.parse(json)
	const broken = exercises.filter(({ complaints }) => complaints.length > 0)
	return {
		passed: exercises.length - broken.length,
		failed: broken.filter(({ draft }) => !draft).length,
		skipped: broken.filter(({ draft }) => draft).map(({ id }) => `${id} (a draft)`),
	}
}

/** What `course check --json` says, as lines for a log. */
export function sayCheck(json: unknown): string[] {
	return checkReport
		.parse(json)
		.exercises.flatMap(({ id, complaints }) => [
			`${complaints.length === 0 ? '✓' : '✗'} ${id}`,
			...complaints.map(({ sentence }) => `  ${sentence}`),
		])
}

/** A step fails by itself or by one of its cases. */
export function hasFailed({ problem, tally }: Outcome): boolean {
	return problem !== undefined || tally.failed > 0
}

/**
 * The table at the end; its last line is `N passed, N failed`. What is counted is test cases, and
 * steps that failed without a case that says so.
 */
export function summary(outcomes: readonly Outcome[]): string {
	const rows = outcomes.map((outcome) => {
		const { step, seconds, tally, problem } = outcome
		const cases =
			tally.passed + tally.failed > 0 ? `${tally.passed} of ${tally.passed + tally.failed}` : ''
		return [
			hasFailed(outcome) ? '✗' : '✓',
			step.padEnd(8),
			`${seconds.toFixed(1)} s`.padStart(9),
			cases.padStart(12),
			problem === undefined ? '' : ` ${problem}`,
		]
			.join(' ')
			.trimEnd()
	})
	const skips = outcomes.flatMap(({ step, tally }) =>
		tally.skipped.map((why) => `  ${step}: ${why}`),
	)
	const passed = total(outcomes, ({ tally }) => tally.passed)
	const failed = total(outcomes, (one) => one.tally.failed || (hasFailed(one) ? 1 : 0))
	return [
		...rows,
		...(skips.length > 0 ? ['', 'skipped:', ...skips] : []),
		'',
		`${passed} passed, ${failed} failed`,
	].join('\n')
}

function total(outcomes: readonly Outcome[], count: (outcome: Outcome) => number): number {
	return outcomes.reduce((sum, outcome) => sum + count(outcome), 0)
}
