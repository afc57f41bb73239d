import { expect, test } from 'vitest'
import { readRungs, splitRungs } from './rungs.ts'

function read(text: string): { rungs: string[]; complaints: string[] } {
	const complaints: string[] = []
	const rungs = readRungs('hints/a.md', text, (file, message, line) => {
		complaints.push(`${file}:${line ?? ''} ${message}`)
	})
	return { rungs, complaints }
}

test('a line of --- parts two rungs', () => {
	expect(read('Look here.\n\n---\n\nNow here.\n')).toEqual({
		rungs: ['Look here.', 'Now here.'],
		complaints: [],
	})
})

test('a hint without --- has one rung', () => {
	expect(read('Look here.\n').rungs).toEqual(['Look here.'])
})

test('a --- inside of code parts nothing', () => {
	const code = '```yaml\n---\ntitle: x\n---\n```'
	expect(read(code)).toEqual({ rungs: [code], complaints: [] })
})

test('a --- directly below text would make a heading of it, so it is complained of', () => {
	expect(read('Look here.\n---\nNow here.').complaints).toEqual([
		'hints/a.md:2 the line above --- must be empty. Put an empty line there.',
	])
})

test('an empty rung is complained of', () => {
	expect(read('One.\n\n---\n\n---\n\nThree.').complaints).toEqual([
		'hints/a.md: rung 2 is empty. Write it, or take the line of --- away.',
	])
	expect(read('').complaints).toEqual([
		'hints/a.md: rung 1 is empty. Write it, or take the line of --- away.',
	])
})

test('the HTML of a hint is parted where its Markdown was', () => {
	expect(splitRungs('<p>One.</p>\n<hr>\n<p>Two.</p>\n<hr />\n<p>Three.</p>\n')).toEqual([
		'<p>One.</p>',
		'<p>Two.</p>',
		'<p>Three.</p>',
	])
})
