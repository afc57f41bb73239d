import { expect, test } from 'vitest'
import { exercisesIn, partsOf, UnreadablePart } from './lesson-parts.ts'

const tagsOf = (text: string) => partsOf(text).filter((part) => part.kind === 'tag')

test('a fence keeps its language, its meta and its text, and is left at its own mark', () => {
	expect(partsOf('````python stock="why not"\n```\na = 1\n````\nafter')).toEqual([
		{ kind: 'fence', line: 1, language: 'python', meta: 'stock="why not"', text: '```\na = 1' },
		{ kind: 'prose', line: 5, text: 'after' },
	])
})

test('lines are counted in the file, front matter and imports included', () => {
	const text = "---\ntitle: One\n---\n\nimport {\n\tA,\n} from './a.ts'\n\nprose\n"
	expect(partsOf(text).filter((part) => part.kind === 'prose' && part.text !== '')).toEqual([
		{ kind: 'prose', line: 9, text: 'prose' },
	])
})

test('a tag over several lines is read with a > in a text and with a list', () => {
	expect(
		tagsOf(`<Predict\n  question="Is a > b?"\n  options={['it\\'s', "b", \`c\`]}\n  web\n>`),
	).toEqual([
		{
			kind: 'tag',
			line: 1,
			name: 'Predict',
			shape: 'opening',
			attributes: { question: 'Is a > b?', options: ["it's", 'b', 'c'], web: true },
		},
	])
})

test('several tags on a line are all read, and the words behind them are prose', () => {
	const parts = partsOf('<Tabs><TabItem label="Python">\n</TabItem></Tabs> words')
	expect(
		parts.map((part) => (part.kind === 'tag' ? `${part.line} ${part.shape} ${part.name}` : part)),
	).toEqual([
		'1 opening Tabs',
		'1 opening TabItem',
		'2 closing TabItem',
		'2 closing Tabs',
		{ kind: 'prose', line: 2, text: ' words' },
	])
})

test('an exercise counts where the page embeds it, and not in code or in a comment', () => {
	const text =
		'<Exercise id="one" />\n\n```mdx\n<Exercise id="shown" />\n```\n\n{/*\n<Exercise id="later" />\n*/}\n\n<Exercise level={2} id="two" />'
	expect(exercisesIn(text)).toEqual(['one', 'two'])
})

test.each([
	['a fence', 'prose\n\n```ts\ncode', 3],
	['a tag', '<Exercise id="one\n', 1],
	['a comment', '{/* later', 1],
])('%s without an end is told with its line', (_, text, line) => {
	expect(() => partsOf(text)).toThrow(UnreadablePart)
	expect(() => partsOf(text)).toThrow(expect.objectContaining({ line }))
})
