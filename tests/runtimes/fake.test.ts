import { expect, test } from 'vitest'
import type { RunEvent } from '../../src/course/report.ts'
import { fakeRuntime } from '../../src/runtimes/fake.ts'
import { gradeJob, programJob } from './submissions.ts'

const finished = { status: 'finished' as const, cases: [], tampering: [] }

test('says what its script says, then reports what its script reports', async () => {
	const events: RunEvent[] = [{ type: 'alive' }, { type: 'case-started', name: 'a' }]
	await using sandbox = await fakeRuntime({ events, report: finished }).open()
	const heard: RunEvent[] = []
	const report = await sandbox.run(gradeJob('passes'), (event) => void heard.push(event))
	expect(report).toEqual(finished)
	expect(heard).toEqual(events)
})

test('without a report it runs until it is thrown away, and rejects then', async () => {
	const sandbox = await fakeRuntime({}).open()
	const running = expect(sandbox.run(gradeJob('passes'), () => {})).rejects.toThrow('thrown away')
	await sandbox[Symbol.asyncDispose]()
	await running
})

test('an Error in the script is our own fault, and rejects', async () => {
	await using sandbox = await fakeRuntime({ report: new Error('no room') }).open()
	await expect(sandbox.run(gradeJob('passes'), () => {})).rejects.toThrow('no room')
})

test('a script can depend on the job', async () => {
	const runtime = fakeRuntime((job) => ({
		report: job.kind === 'program' ? finished : { status: 'crashed', message: 'no suites' },
	}))
	await using sandbox = await runtime.open()
	expect(await sandbox.run(programJob('program-exits'), () => {})).toEqual(finished)
	expect(await sandbox.run(gradeJob('passes'), () => {})).toMatchObject({ status: 'crashed' })
})

test('its obstacle is the script’s', () => {
	expect(fakeRuntime({}).obstacle()).toBeUndefined()
	expect(fakeRuntime({ obstacle: 'It is Sunday.' }).obstacle()).toBe('It is Sunday.')
})
