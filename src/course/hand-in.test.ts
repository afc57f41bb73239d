import { describe, expect, test } from 'vitest'
import {
	asFileName,
	checkHandIn,
	formatHandIn,
	mostHandIn,
	parseHandIn,
	type HandIn,
	type HandInParts,
} from './hand-in.ts'

const { subtle } = crypto

const parts: HandInParts = {
	course: 'Waiting well',
	who: { name: 'Zoë 李', id: 'z@school.example' },
	at: 1_700_000_000_000,
	work: [
		{
			exercise: 'fetch-all',
			language: 'py',
			files: { 'a.py': 'print("[{")\n', 'lib/b.py': '' },
			claimed: 'passed',
			at: 1_600_000_000_000,
			attempts: 3,
			suiteHash: 'a'.repeat(64),
		},
		{ exercise: 'fetch-all', language: 'ts', files: {}, at: 0, attempts: 0 },
	],
}

async function written(): Promise<HandIn> {
	return read(await formatHandIn(parts, subtle))
}

function read(text: string): HandIn {
	const found = parseHandIn(text)
	if (found.status === 'unread') throw new Error(found.why)
	return found.handIn
}

describe('a hand-in', () => {
	test('is read as it was written, and is whole', async () => {
		const handIn = await written()
		expect(handIn).toMatchObject(parts)
		expect(await checkHandIn(handIn, subtle)).toBe('whole')
	})

	test('is whole in whatever order its fields stand, and however it is indented', async () => {
		const { checksum, work, ...rest } = await written()
		const files = work.map((each) => Object.fromEntries(Object.entries(each.files).toReversed()))
		const again = work.map((each, at) => ({ ...each, files: files[at] }))
		const turned = JSON.stringify({ checksum, work: again, ...rest }, undefined, 1)
		expect(await checkHandIn(read(`\uFEFF${turned.replaceAll('\n', '\r\n')}`), subtle)).toBe(
			'whole',
		)
	})

	test.each<[string, (handIn: HandIn) => void]>([
		['a name', ({ who }) => (who.name = 'Bob')],
		['a verdict', ({ work }) => delete work[0]?.claimed],
		['a letter of a file', ({ work }) => work[0] && (work[0].files['a.py'] = 'print("[")\n')],
		['the order of the work', ({ work }) => work.reverse()],
	])('is damaged where %s is another', async (_, change) => {
		const handIn = await written()
		change(handIn)
		expect(await checkHandIn(handIn, subtle)).toBe('damaged')
	})

	test('without a digester has no checksum', async () => {
		const handIn = read(await formatHandIn(parts, undefined))
		expect(handIn.checksum).toBeUndefined()
		expect(await checkHandIn(handIn, subtle)).toBe('none')
	})
})

const changed = (change: (content: Record<string, unknown>) => void): string => {
	const content = { kind: 'hand-in', version: 1, ...structuredClone(parts) }
	change(content)
	return JSON.stringify(content)
}
const withFile = (name: string) =>
	changed((content) => {
		content['work'] = [{ ...parts.work[0], files: JSON.parse(`{${JSON.stringify(name)}:""}`) }]
	})

describe('what is no hand-in is answered:', () => {
	test.each(
		(
			[
				['', 'it is not JSON'],
				['{"kind": "hand-', 'it is not JSON'],
				['null', 'it is no hand-in'],
				['[1, 2]', 'it is no hand-in'],
				['{"kind":"progress","version":1}', 'it is no hand-in'],
				['['.repeat(1_000_000), 'lie in one another'],
				['{"a":'.repeat(100_000), 'lie in one another'],
				[`"${'x'.repeat(mostHandIn.bytes)}"`, 'it is larger than 5 MB'],
				[changed((content) => (content['version'] = 2)), 'it has the form 2'],
				[changed((content) => (content['grade'] = 100)), 'there is no field grade'],
				[changed((content) => (content['at'] = 1e300)), '“at” is wrong'],
				[changed((content) => (content['who'] = { name: '' })), '“who.name” is wrong: it is empty'],
				[changed((content) => (content['who'] = { name: 'a\u001b[2J' })), 'it is not one line'],
				[changed((content) => (content['who'] = { name: 'a\u202eb' })), 'it is not one line'],
				[changed((content) => (content['who'] = { name: 'x'.repeat(121) })), 'longer than 120'],
				[changed((content) => (content['checksum'] = 'x')), 'a hash is 64 digits'],
				[changed((content) => (content['work'] = [parts.work[0], parts.work[0]])), 'twice'],
				[withFile('__proto__'), 'a field called "__proto__"'],
				['{"__proto__":{"kind":"hand-in","version":1}}', 'a field called "__proto__"'],
				[withFile('../a.py'), 'a file lies in its folder'],
				[withFile('/etc/passwd'), 'a file lies in its folder'],
				[withFile('C:\\a.py'), 'a file lies in its folder'],
				[withFile('a//b.py'), 'a file lies in its folder'],
			] as const
		).map(([text, why]) => [why, text] as const),
	)('%s', (why, text) => {
		const found = parseHandIn(text)
		expect(found).toEqual({ status: 'unread', why: expect.stringContaining(why) })
		expect(Object.prototype).not.toHaveProperty('kind')
	})
})

test.each([
	['Ada Lovelace', 'Ada-Lovelace'],
	['李 小龍', '李-小龍'],
	['../../etc/passwd', 'etc-passwd'],
	['a/b\\c:d', 'a-b-c-d'],
	['CON', 'learner-CON'],
	['…', 'learner'],
	['x'.repeat(300), 'x'.repeat(60)],
])('%s is the file %s', (name, file) => {
	expect(asFileName(name)).toBe(file)
})
