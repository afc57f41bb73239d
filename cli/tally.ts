import { stripVTControlCharacters } from 'node:util'
import { z } from 'zod'

/** What a step of the checks counted: its test cases, the ones that failed with the first line of why, and the ones it left out with the reason. */
export interface Tally {
	passed: number
	failed: readonly string[]
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

export const nothing: Tally = { passed: 0, failed: [], skipped: [] }

const vitestReport = z.object({
	testResults: z.array(
		z.object({
			name: z.string(),
			status: z.string(),
			message: z.string(),
			assertionResults: z.array(
				z.object({
					fullName: z.string(),
					status: z.string(),
					failureMessages: z.array(z.string()),
				}),
			),
		}),
	),
})

/** Counts the cases in the file that vitest's JSON reporter writes. A file that could not be loaded has none, and counts as one that failed. */
export function tallyVitest(json: unknown): Tally {
	const files = vitestReport.parse(json).testResults
	const cases = files.flatMap((file) => file.assertionResults)
	const failed = cases.filter((one) => one.status === 'failed')
	const broken = files.filter(
		({ status, assertionResults }) =>
			status === 'failed' && assertionResults.every((one) => one.status !== 'failed'),
	)
	const left = cases.filter((one) => one.status !== 'passed' && one.status !== 'failed')
	return {
		passed: cases.filter((one) => one.status === 'passed').length,
		failed: [
			...failed.map((one) => sayFailure(one.fullName, one.failureMessages)),
			...broken.map((file) => sayFailure(file.name, [file.message])),
		],
		skipped: left.map((one) => `${one.fullName} (${one.status})`),
	}
}

/** A log is cut from its start, so its end says of each failure what, why and at which line of its test, in a line. */
function sayFailure(name: string, messages: readonly string[]): string {
	const text = stripVTControlCharacters(messages.join('\n')).trim()
	const [line = ''] = text.split('\n')
	const [, place] = /((?:tests|src|cli|exercises)\/\S+\.(?:test|e2e)\.ts:\d+)/.exec(text) ?? []
	const why = line === '' ? name : `${name}: ${line}`
	return place === undefined || line.includes(place) ? why : `${why} (${place})`
}

const spec = z.object({
	title: z.string(),
	tests: z.array(
		z.object({
			status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
			annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })),
			results: z.array(
				z.object({
					error: z
						.object({ message: z.string().optional(), stack: z.string().optional() })
						.optional(),
				}),
			),
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
		failed: cases
			.filter((one) => one.status === 'unexpected' || one.status === 'flaky')
			.map(({ title, results }) => {
				const { message = '', stack = '' } = results.find(({ error }) => error)?.error ?? {}
				return sayFailure(title, [message, stack])
			}),
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

const said = z.object({ sentence: z.string() })
const checkReport = z.object({
	exercises: z.array(
		z.object({
			id: z.string(),
			draft: z.boolean(),
			complaints: z.array(said),
		}),
	),
	lessons: z.object({ holding: z.array(z.string()), complaints: z.array(said) }).optional(),
})

/** Counts the exercises and lessons in what `course check --json` says; a draft may be unfinished. */
export function tallyCheck(json: unknown): Tally {
	const { exercises, lessons } = checkReport.parse(json)
	const broken = exercises.filter(({ complaints }) => complaints.length > 0)
	return {
		passed: exercises.length - broken.length + (lessons?.holding.length ?? 0),
		failed: [
			...broken
				.filter(({ draft }) => !draft)
				.map(({ id, complaints }) =>
					sayFailure(
						id,
						complaints.map(({ sentence }) => sentence),
					),
				),
			...(lessons?.complaints ?? []).map(({ sentence }) => sentence),
		],
		skipped: broken.filter(({ draft }) => draft).map(({ id }) => `${id} (a draft)`),
	}
}

/** What `course check --json` says, as lines for a log. */
export function sayCheck(json: unknown): string[] {
	const { exercises, lessons } = checkReport.parse(json)
	return [
		...exercises.flatMap(({ id, complaints }) => [
			`${complaints.length === 0 ? '✓' : '✗'} ${id}`,
			...complaints.map(({ sentence }) => `  ${sentence}`),
		]),
		...(lessons?.holding ?? []).map((slug) => `✓ ${slug}`),
		...(lessons?.complaints ?? []).map(({ sentence }) => `✗ ${sentence}`),
	]
}

/** A step fails by itself or by one of its cases. */
export function hasFailed({ problem, tally }: Outcome): boolean {
	return problem !== undefined || tally.failed.length > 0
}

/**
 * The table at the end; its last line is `N passed, N failed`. What is counted is test cases, and
 * steps that failed without a case that says so.
 */
export function summary(outcomes: readonly Outcome[]): string {
	const rows = outcomes.map((outcome) => {
		const { step, seconds, tally, problem } = outcome
		const all = tally.passed + tally.failed.length
		const cases = all > 0 ? `${tally.passed} of ${all}` : ''
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
	const failures = outcomes.flatMap(({ step, tally }) =>
		tally.failed.map((what) => `  ${step}: ${what}`),
	)
	const passed = total(outcomes, ({ tally }) => tally.passed)
	const failed = total(outcomes, (one) => one.tally.failed.length || (hasFailed(one) ? 1 : 0))
	return [
		...rows,
		...(skips.length > 0 ? ['', 'skipped:', ...skips] : []),
		...(failures.length > 0 ? ['', 'failed:', ...failures] : []),
		'',
		`${passed} passed, ${failed} failed`,
	].join('\n')
}

function total(outcomes: readonly Outcome[], count: (outcome: Outcome) => number): number {
	return outcomes.reduce((sum, outcome) => sum + count(outcome), 0)
}
