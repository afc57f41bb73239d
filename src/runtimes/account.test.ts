import { describe, expect, test } from 'vitest'
import type { RunEvent } from '../course/report.ts'
import { createAccount, type Death } from './account.ts'
import type { Job } from './runtime.ts'

const shared = { language: 'ts', files: {}, seed: 1 } as const
const suite: Job = { ...shared, kind: 'suite', suite: '', cases: ['first', 'second', 'third'] }
const program: Job = { ...shared, kind: 'program', main: 'main.ts' }

const alive: RunEvent = { type: 'alive' }
const inSecond: RunEvent[] = [
	alive,
	{ type: 'case-started', name: 'first' },
	{ type: 'case-ended', case: { status: 'passed', name: 'first', ms: 1 } },
	{ type: 'case-started', name: 'second' },
]

const exited: Death = { code: 0, killer: null, words: '' }
const killed: Death = { code: null, killer: 'SIGKILL', words: '' }

/** What a job is reported with that was heard to say this, and then died. */
function reportOf(job: Job, events: readonly RunEvent[], death: Death) {
	const account = createAccount(job)
	for (const event of events) account.hear(event)
	return account.afterDeath(death)
}

describe('a process that ends by itself', () => {
	test('fails the case that ran, keeps those before it, and says that the rest was not reached', () => {
		expect(reportOf(suite, inSecond, exited)).toEqual({
			status: 'finished',
			cases: [
				{ status: 'passed', name: 'first', ms: 1 },
				expect.objectContaining({
					status: 'failed',
					name: 'second',
					error: {
						name: 'Error',
						message: 'Your code ended the process that ran it (with code 0).',
					},
				}),
				expect.objectContaining({
					status: 'failed',
					name: 'third',
					error: { name: 'Error', message: 'Not reached: the process ended during “second”.' },
				}),
			],
			tampering: [],
		})
	})

	test('fails the case before it when it ends between two: that case has passed for nobody', () => {
		expect(reportOf(suite, inSecond.slice(0, 3), exited)).toMatchObject({
			status: 'finished',
			cases: [{ status: 'failed' }, { status: 'failed' }, { status: 'failed' }],
		})
	})

	test('is a fault of the file when no case had begun', () => {
		expect(reportOf(suite, [alive], exited)).toMatchObject({ status: 'unloadable' })
	})

	test('is an error of a program', () => {
		expect(reportOf(program, [alive], exited)).toMatchObject({ status: 'threw' })
	})

	test('is told that memory ran out, with the limit where there is one', () => {
		const words = 'FATAL ERROR: Reached heap limit Allocation failed'
		const messageFor = (death: Death) => JSON.stringify(reportOf(program, [alive], death))
		expect(messageFor({ ...killed, words, memory: 256 })).toContain('memory (256 MB), and')
		expect(messageFor({ ...exited, code: 134, words })).toContain('memory, and')
	})
})

describe('nobody is blamed for a process', () => {
	test('that was ended from outside', () => {
		expect(reportOf(suite, inSecond, killed)).toEqual({
			status: 'crashed',
			message: 'The Node process ended by SIGKILL before it could report.',
		})
	})

	test('that ended before it had said a word', () => {
		const words = 'Cannot find module runner.mjs'
		expect(reportOf(suite, [], { ...exited, code: 1, words })).toEqual({
			status: 'crashed',
			message: `The Node process ended with code 1 before it could report. ${words}`,
		})
	})
})
