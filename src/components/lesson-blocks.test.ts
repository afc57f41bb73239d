import { expect, test } from 'vitest'
import { readBlocks } from './lesson-blocks.ts'

const block = (language: string, html: string) =>
	`<pre class="astro-code course" tabindex="0" data-language="${language}"><code>${html}</code></pre>`

test('a program and its output are found, and the output is told as text', () => {
	const program = block('python', '<span class="line"><span>print(1)</span></span>')
	const output = block(
		'text',
		'<span class="line"><span>a &#x3C;b> &#x26; &quot;c&quot;</span></span>\n<span class="line"><span>2</span></span>\n',
	)
	expect(readBlocks(`<p></p>${program}\n${output}`, 'LiveCode')).toEqual({
		language: 'py',
		program,
		text: 'print(1)',
		output: { html: output, text: 'a <b> & "c"\n2' },
	})
})

test('a program alone has no output', () => {
	expect(readBlocks(block('ts', ''), 'LiveCode')).not.toHaveProperty('output')
})

test('no program is told with the component and the mend', () => {
	expect(() => readBlocks(block('text', ''), 'Predict')).toThrow(
		'<Predict> holds no program. Put one in a code block marked python or ts',
	)
})
