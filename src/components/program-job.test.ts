import { expect, test, vi } from 'vitest'
import type { PublishedTwin } from '../course/published.ts'
import { programJob } from './program-job.ts'

const twin: PublishedTwin = {
	exercise: 'nap',
	title: 'A nap',
	language: 'py',
	seconds: 5,
	suite: '',
	cases: [],
	hintFor: {},
	hints: {},
	given: { 'main.py': 'import nap' },
	main: 'main.py',
}

test('runs the given program with the learner’s files, and no file of theirs in its place', () => {
	const { main, files } = programJob(twin, { 'nap.py': 'x = 1', 'main.py': 'cheat()' })
	expect(main).toBe('main.py')
	expect(files).toEqual({ 'nap.py': 'x = 1', 'main.py': 'import nap' })
})

test('is the same every time by the virtual clock', () => {
	const seeds = [1, 2].map(() => programJob(twin, {}, 'pure').seed)
	expect(new Set(seeds).size).toBe(1)
	expect(programJob(twin, {}).clock).toBe('real')
})

test('is played back from the virtual clock, and the same every time too', () => {
	const [one, other] = [1, 2].map(() => programJob(twin, {}, 'replayed'))
	expect(one).toMatchObject({ clock: 'pure', replay: true })
	expect(other?.seed).toBe(one?.seed)
})

test('has the computer’s cores for its pools, when that is wanted, but not more than the machine has', () => {
	vi.stubGlobal('navigator', { hardwareConcurrency: 64 })
	expect(programJob(twin, {}, 'parallel')).toMatchObject({ clock: 'real', cores: 8 })
	vi.stubGlobal('navigator', { hardwareConcurrency: 2 })
	expect(programJob(twin, {}, 'parallel').cores).toBe(2)
	expect(programJob(twin, {}, 'real')).not.toHaveProperty('cores')
	vi.unstubAllGlobals()
})

test('says what to do with an exercise that has no program', () => {
	const { main: _, ...rest } = twin
	expect(() => programJob(rest, {})).toThrow('grade it instead')
})
