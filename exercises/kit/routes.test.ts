import { expect, test } from 'vitest'
import { answerOf, createRouter, delayOf, type LabRoute } from './routes.ts'

/** What a lab web of this one route answers to a request. */
function ask(route: LabRoute, url: string, method = 'GET') {
	const fit = createRouter([route])(method, new URL(url))
	return fit && { ...answerOf(fit), delay: delayOf(fit) }
}

test('reads one segment of the path into a name', () => {
	const route = { url: 'https://a.test/items/{id}', text: 'item {id}' }
	expect(ask(route, 'https://a.test/items/7')?.body).toBe('item 7')
	expect(ask(route, 'https://a.test/items/a%20b')?.body).toBe('item a b')
	expect(ask(route, 'https://a.test/items/7/more')).toBeUndefined()
	expect(ask(route, 'https://a.test/items/')).toBeUndefined()
	expect(ask(route, 'https://b.test/items/7')).toBeUndefined()
	expect(ask(route, 'http://a.test/items/7')).toBeUndefined()
})

test('reads a value of the query into a name, in any order, and lets others be', () => {
	const route = { url: 'https://a.test/items?page={page}&size=10', text: 'page {page}' }
	expect(ask(route, 'https://a.test/items?size=10&page=2')?.body).toBe('page 2')
	expect(ask(route, 'https://a.test/items?page=2&size=10&sort=up')?.body).toBe('page 2')
	expect(ask(route, 'https://a.test/items?page=2&size=20')).toBeUndefined()
	expect(ask(route, 'https://a.test/items?page=2')).toBeUndefined()
})

test('takes a dot or a plus in a URL as it stands', () => {
	const route = { url: 'https://a.test/v1.0/{name}.json', text: '{name}' }
	expect(ask(route, 'https://a.test/v1.0/me.json')?.body).toBe('me')
	expect(ask(route, 'https://a.test/v1x0/me.json')).toBeUndefined()
})

test('fills in JSON at any depth, as text, and leaves what it does not know', () => {
	const route = { url: 'https://a.test/{id}', json: { a: [{ id: '{id}' }], n: 3, other: '{what}' } }
	expect(ask(route, 'https://a.test/7')?.body).toBe('{"a":[{"id":"7"}],"n":3,"other":"{what}"}')
})

test('fills in the chunks of a stream', () => {
	const route = { url: 'https://a.test/{id}', stream: [{ after: 0.1, text: 'id {id}' }] }
	expect(ask(route, 'https://a.test/7')?.body).toEqual([{ after: 0.1, text: 'id 7' }])
})

test('answers the record that the last name picks, and 404 for the rest', () => {
	const route = { url: 'https://a.test/{kind}/{id}', records: { 7: { name: 'seven' } } }
	expect(ask(route, 'https://a.test/x/7')).toMatchObject({ status: 200, body: '{"name":"seven"}' })
	expect(ask(route, 'https://a.test/7/8')).toMatchObject({ status: 404, body: 'Not Found' })
})

test('takes the delay that the last name picks, or the delay of the route, or none', () => {
	const route = { url: 'https://a.test/{id}', delay: 2, delays: { 7: 0.5 } }
	expect(ask(route, 'https://a.test/7')?.delay).toBe(0.5)
	expect(ask(route, 'https://a.test/8')?.delay).toBe(2)
	expect(ask({ url: 'https://a.test/{id}' }, 'https://a.test/8')?.delay).toBe(0)
})

test('answers its own method alone, and HEAD where it answers GET', () => {
	const post = { url: 'https://a.test/items', method: 'POST', status: 201 }
	expect(ask(post, 'https://a.test/items')).toBeUndefined()
	expect(ask(post, 'https://a.test/items', 'POST')?.status).toBe(201)
	expect(ask({ url: 'https://a.test/items' }, 'https://a.test/items', 'HEAD')?.status).toBe(200)
})

test('lets a route name its own content type', () => {
	const route = { url: 'https://a.test/', text: 'a,b', headers: { 'content-type': 'text/csv' } }
	expect(ask(route, 'https://a.test/')?.headers).toEqual({ 'content-type': 'text/csv' })
})

test('prefers the first route that fits', () => {
	const find = createRouter([
		{ url: 'https://a.test/7', text: 'seven' },
		{ url: 'https://a.test/{id}', text: 'any' },
	])
	const body = (url: string) => {
		const fit = find('GET', new URL(url))
		return fit && answerOf(fit).body
	}
	expect(body('https://a.test/7')).toBe('seven')
	expect(body('https://a.test/8')).toBe('any')
})
