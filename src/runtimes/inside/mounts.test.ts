import { expect, test } from 'vitest'
import { isLearners, learnersName, mount } from './mounts.ts'

const base = { language: 'ts', files: { 'a.ts': '1', 'lib/b.ts': '2' }, seed: 1 } as const

test('the learner’s files lie beside the suite, in a folder of their own', () => {
	expect(mount({ ...base, kind: 'suite', suite: 'S', cases: [] })).toEqual({
		entry: 'suite.test.js',
		files: { 'solution/a.ts': '1', 'solution/lib/b.ts': '2', 'suite.test.js': 'S' },
	})
})

test('a file cannot stand where the suite stands', () => {
	const files = { 'suite.test.js': 'theirs' }
	const mounted = mount({ ...base, files, kind: 'suite', suite: 'ours', cases: [] })
	expect(mounted.files['suite.test.js']).toBe('ours')
})

test('a program begins in the learner’s folder', () => {
	expect(mount({ ...base, kind: 'program', main: 'a.ts' }).entry).toBe('solution/a.ts')
})

test('a learner knows a file by the name they gave it', () => {
	expect(learnersName('solution/lib/b.ts')).toBe('lib/b.ts')
	expect(learnersName('suite.test.js')).toBe('suite.test.js')
	expect(isLearners('suite.test.js')).toBe(false)
})
