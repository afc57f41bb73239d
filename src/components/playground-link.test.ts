import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { readLink, writeLink } from './playground-link.ts'

const program = { language: 'py', code: 'print("Grüße, 世界 🐍")\n' } as const

test('carries a program there and back', async () => {
	const link = await writeLink(program)
	expect(link).toMatch(/^#code=1\.py\.[\w-]+$/)
	expect(await readLink(link)).toMatchObject({ status: 'read', program })
})

test.each(['', '\ufeffx = 1', '\n\n', 'x'.repeat(150_000)])('keeps every letter', async (code) => {
	const read = await readLink(await writeLink({ language: 'ts', code }))
	expect(read).toMatchObject({ status: 'read', program: { language: 'ts', code } })
})

test('is a fifth of the text for an ordinary program', async () => {
	const code = Array.from({ length: 60 }, (_, n) => `print(f"line {n}", fetch_name(${n}))\n`).join(
		'',
	)
	expect((await writeLink({ language: 'py', code })).length).toBeLessThan(code.length / 4)
})

test('gives the same program the same key, and another one another', async () => {
	const keyOf = async (code: string) => {
		const read = await readLink(await writeLink({ language: 'py', code }))
		return read.status === 'read' ? read.key : ''
	}
	expect(await keyOf('a')).toBe(await keyOf('a'))
	expect(await keyOf('a')).not.toBe(await keyOf('b'))
})

test('is no business of an address that ends in something else', async () => {
	for (const hash of ['', '#', '#_top', '#code', '#tab-panel-0-1', '#decode=1.py.AA'])
		expect(await readLink(hash)).toEqual({ status: 'none' })
})

test.each([
	['#code=2.py.AAAA', 'another version'],
	['#code=', 'another version'],
	['#code=1.rb.AAAA', 'a language'],
	['#code=1.py', 'not whole'],
	['#code=1.py.', 'not whole'],
	['#code=1.py.A+/=', 'not whole'],
	['#code=1.py.AAAA.AAAA', 'not whole'],
	['#code=1.py.____', 'not whole'],
	[`#code=1.py.${'A'.repeat(30_001)}`, 'longer'],
])('says what is wrong with %.40s', async (hash, why) => {
	expect(await readLink(hash)).toMatchObject({
		status: 'unreadable',
		why: expect.stringContaining(why),
	})
})

test('takes no half of a program for a whole one', async () => {
	const link = await writeLink({ language: 'py', code: 'print(1)\n'.repeat(5) + 'x = [1, 2, 3]' })
	expect(await readLink(link.slice(0, -4))).toMatchObject({ status: 'unreadable' })
})

test('takes no program in which a letter has changed', async () => {
	const link = await writeLink({ language: 'py', code: 'print("the price is 100")\n' })
	const at = link.length - 12
	const changed = `${link.slice(0, at)}${link[at] === 'A' ? 'B' : 'A'}${link.slice(at + 1)}`
	expect(await readLink(changed)).toMatchObject({ status: 'unreadable' })
})

test('takes nothing that is not text', async () => {
	const packed = new Blob([new Uint8Array([0xff, 0xfe, 0x00])])
		.stream()
		.pipeThrough(new CompressionStream('deflate'))
	const bytes = Buffer.from(await new Response(packed).arrayBuffer())
	expect(await readLink(`#code=1.py.${bytes.toString('base64url')}`)).toMatchObject({
		status: 'unreadable',
	})
})

test('stops reading a bomb', async () => {
	const packed = new Blob(['x'.repeat(20_000_000)])
		.stream()
		.pipeThrough(new CompressionStream('deflate'))
	const bytes = Buffer.from(await new Response(packed).arrayBuffer())
	const link = `#code=1.py.${bytes.toString('base64url')}`
	expect(link.length).toBeLessThan(30_000)
	expect(await readLink(link)).toMatchObject({ status: 'unreadable' })
})

test('refuses what is too long for an address', async () => {
	await expect(writeLink({ language: 'py', code: 'x'.repeat(200_001) })).rejects.toThrow('too long')
	const noise = randomBytes(30_000).toString('hex')
	await expect(writeLink({ language: 'py', code: noise })).rejects.toThrow('Send it as a file')
})
