import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readExerciseLink, writeExerciseLink } from './exercise-link.ts'

const work = {
	exercise: 'fetch-all-at-once',
	language: 'py',
	files: { 'main.py': 'print("Grüße, 世界 🐍")\n', 'names.py': '\ufeff\n\n' },
} as const

/** A link as somebody else might make one. */
function forged(text: string | Uint8Array): string {
	return `#work=1.ts.give-way.${deflateSync(text).toString('base64url')}`
}

test('carries files there and back, every letter of them', async () => {
	const link = await writeExerciseLink(work)
	expect(link).toMatch(/^#work=1\.py\.fetch-all-at-once\.[\w-]+$/)
	expect(await readExerciseLink(link)).toMatchObject({ status: 'read', work })
})

test('is read in the form that was written once', async () => {
	// Never change this: such links are in the world.
	const link = '#work=1.ts.give-way.eJyrVspNzMzTKylWslIyVKoFACgxBKY'
	expect(await readExerciseLink(link)).toMatchObject({
		work: { exercise: 'give-way', language: 'ts', files: { 'main.ts': '1' } },
	})
})

test('gives the same work the same key, and another one another', async () => {
	const keyOf = async (text: string) => {
		const read = await readExerciseLink(await writeExerciseLink({ ...work, files: { a: text } }))
		return read.status === 'read' ? read.key : ''
	}
	expect(await keyOf('a')).toMatch(/^[\da-f]{8}$/)
	expect(await keyOf('a')).toBe(await keyOf('a'))
	expect(await keyOf('a')).not.toBe(await keyOf('b'))
})

test('is no business of an address that ends in something else', async () => {
	for (const hash of ['', '#', '#_top', '#work', '#code=1.py.AA', '#homework=1.py.a.AA'])
		expect(await readExerciseLink(hash)).toEqual({ status: 'none' })
})

test.each([
	['#work=2.py.a.AAAA', 'another version'],
	['#work=', 'another version'],
	['#work=1.rb.a.AAAA', 'a language'],
	['#work=1.py', 'not whole'],
	['#work=1.py.a', 'not whole'],
	['#work=1.py.a.', 'not whole'],
	['#work=1.py.a.A+/=', 'not whole'],
	['#work=1.py.a.AAAA.AAAA', 'not whole'],
	['#work=1.py.a.____', 'not whole'],
	['#work=1.py..AAAA', 'no exercise'],
	['#work=1.py.%3Cb%3E.AAAA', 'no exercise'],
	[`#work=1.py.${'a'.repeat(81)}.AAAA`, 'no exercise'],
	[`#work=1.py.a.${'A'.repeat(30_001)}`, 'longer'],
	[forged('not JSON'), 'not whole'],
	[forged('null'), 'not whole'],
	[forged('[]'), 'not whole'],
	[forged('{}'), 'not whole'],
	[forged('{"main.ts":1}'), 'not whole'],
	[forged('{"../main.ts":"1"}'), 'not whole'],
	[forged('{"/etc/passwd":"1"}'), 'not whole'],
	[forged('{"<b>":"1"}'), 'not whole'],
	[forged(`{"${'a'.repeat(81)}":"1"}`), 'not whole'],
	[
		forged(JSON.stringify(Object.fromEntries(Array.from({ length: 21 }, (_, n) => [n, ''])))),
		'not whole',
	],
	[forged(new Uint8Array([0xff, 0xfe, 0x00])), 'not whole'],
])('says what is wrong with %.40s', async (hash, why) => {
	const read = await readExerciseLink(hash)
	expect(read).toMatchObject({ status: 'unreadable', why: expect.stringContaining(why) })
})

test('takes no half of a work, and none in which a letter has changed', async () => {
	const link = await writeExerciseLink({ ...work, files: { a: 'the price is 100\n'.repeat(3) } })
	expect(await readExerciseLink(link.slice(0, -4))).toMatchObject({ status: 'unreadable' })
	const at = link.length - 12
	const changed = `${link.slice(0, at)}${link[at] === 'A' ? 'B' : 'A'}${link.slice(at + 1)}`
	expect(await readExerciseLink(changed)).toMatchObject({ status: 'unreadable' })
})

test('stops reading a bomb', async () => {
	const bomb = forged(JSON.stringify({ 'main.ts': 'x'.repeat(20_000_000) }))
	expect(bomb.length).toBeLessThan(30_000)
	expect(await readExerciseLink(bomb)).toMatchObject({
		status: 'unreadable',
		why: expect.stringContaining('longer'),
	})
})

test('refuses what is too long for an address', async () => {
	const refused = (text: string) =>
		expect(writeExerciseLink({ ...work, files: { a: text } })).rejects.toThrow('too long')
	await refused('x'.repeat(200_001))
	await refused(randomBytes(30_000).toString('hex'))
})

test('a file called like a part of every object is a file like others', async () => {
	const read = await readExerciseLink(forged('{"__proto__":"1","main.ts":"2"}'))
	expect({}).not.toHaveProperty('main.ts')
	expect(read).toMatchObject({ work: { files: { 'main.ts': '2' } } })
})
