import { expect, test } from 'vitest'
import type { RunReport } from '../course/report.ts'
import { runJob } from './run-job.ts'
import type { Job, Runtime, Sandbox } from './runtime.ts'

const job: Job = { kind: 'program', language: 'ts', files: {}, main: 'main.ts', seed: 1 }
const finished: RunReport = { status: 'finished', cases: [], tampering: [] }

/** A runtime that tells when its sandbox is thrown away. */
function watched(run: Sandbox['run'], opening: Promise<void> = Promise.resolve()) {
	const thrownAway = Promise.withResolvers<void>()
	const runtime: Runtime = {
		name: 'watched',
		languages: ['ts'],
		obstacle: () => undefined,
		async open() {
			await opening
			return {
				run,
				[Symbol.asyncDispose]() {
					thrownAway.resolve()
					return Promise.resolve()
				},
			}
		},
	}
	return { runtime, thrownAway: thrownAway.promise }
}

test('throws the sandbox away when the job is done', async () => {
	const { runtime, thrownAway } = watched(() => Promise.resolve(finished))
	expect(await runJob(runtime, job)).toEqual(finished)
	await thrownAway
})

test('throws the sandbox away when the run breaks', async () => {
	const { runtime, thrownAway } = watched(() => Promise.reject(new Error('broken')))
	await expect(runJob(runtime, job)).rejects.toThrow('broken')
	await thrownAway
})

test('ends a run that never would, at once', async () => {
	const stop = new AbortController()
	const { runtime, thrownAway } = watched(() => {
		queueMicrotask(() => stop.abort(new Error('stopped')))
		return new Promise(() => {})
	})
	await expect(runJob(runtime, job, { signal: stop.signal })).rejects.toThrow('stopped')
	await thrownAway
})

test('throws away a sandbox that opens after the stop', async () => {
	const stop = new AbortController()
	const opening = Promise.withResolvers<void>()
	const { runtime, thrownAway } = watched(() => Promise.resolve(finished), opening.promise)
	const running = runJob(runtime, job, { signal: stop.signal })
	stop.abort(new Error('stopped'))
	await expect(running).rejects.toThrow('stopped')
	opening.resolve()
	await thrownAway
})
