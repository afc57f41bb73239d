import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { caseSources } from './case-sources.ts'

const suite = `import { inLab } from '#kit/lab'
import { expect, test } from 'vitest'

const ids = [1, 2]
/** Twice the ids. */
const twice = () => ids.map((id) => id * 2)
const unused = 3
interface Named { name: string }

test('doubles', async () => {
	expect(twice()).toEqual([2, 4])
})

// Said of this case.
test(\`names\`, () => {
	const it: Named = { name: 'x' }
	expect(it.name).toBe('x')
})
`

test('a case comes with what it uses, and with what that uses, and with nothing else', () => {
	const { doubles, names } = caseSources(suite)
	expect(doubles).toBe(`const ids = [1, 2]

/** Twice the ids. */
const twice = () => ids.map((id) => id * 2)

test('doubles', async () => {
	expect(twice()).toEqual([2, 4])
})`)
	expect(names).toContain('interface Named')
	expect(names).toContain('// Said of this case.')
	expect(names).not.toContain('ids')
})

test('every case of a real suite is found', async () => {
	const text = await readFile('exercises/fetch-all-at-once/ts/suite.test.ts', 'utf8')
	const sources = caseSources(text)
	expect(Object.keys(sources)).toHaveLength(text.match(/^test\(/gm)?.length ?? 0)
	expect(sources['fails when an answer is not ok']).toMatch(/^const pokemon[^]*webWhere[^]*busy/)
})
