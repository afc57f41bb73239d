import { expect, test } from 'vitest'
import { isolate } from './isolate.ts'

const isolation = {
	pages: ['taking-turns/'],
	ofPages: { 'Cross-Origin-Embedder-Policy': 'require-corp', 'X-Page': 'yes' },
	ofFiles: { 'Cross-Origin-Embedder-Policy': 'require-corp', 'X-File': 'yes' },
}
const page = (path: string) => ({ path, isPage: true })
const file = { path: '_astro/worker.js', isPage: false }
const plain = () => new Response('text', { headers: { 'X-Host': 'files' } })

test('a page that is to be isolated gets what the host does not send', async () => {
	const answer = isolate(plain(), page('taking-turns/'), { isolation })
	expect(Object.fromEntries(answer.headers)).toMatchObject({
		'cross-origin-embedder-policy': 'require-corp',
		'x-page': 'yes',
		'x-host': 'files',
	})
	expect(await answer.text()).toBe('text')
})

test('so do the files that it loads', () => {
	const { headers } = isolate(plain(), file, { isolation })
	expect(headers.get('X-File')).toBe('yes')
	expect(headers.get('X-Page')).toBeNull()
})

test('another page stays as it came, and so does everything of a site without real Node', () => {
	const asked = [
		[page('privacy/'), { isolation }],
		[page('taking-turns/'), {}],
		[file, {}],
	] as const
	for (const [what, manifest] of asked) {
		const response = plain()
		expect(isolate(response, what, manifest)).toBe(response)
	}
})

test('what a host says itself stays, and what was not found is none of ours', () => {
	const own = new Response('', { headers: { 'Cross-Origin-Embedder-Policy': 'credentialless' } })
	expect(isolate(own, page('taking-turns/'), { isolation })).toBe(own)
	const gone = new Response('', { status: 404 })
	expect(isolate(gone, page('taking-turns/'), { isolation })).toBe(gone)
})
