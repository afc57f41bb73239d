import { labWebSchema } from '../../src/course/lab-web.ts'

/** The origin of the lab web as its routes name it. Programs read where it is from `LAB`. */
export const labOrigin = 'http://lab.example'

/** The web the programs talk to. Delays are so long that a busy computer's own slowness is small beside them. */
export const labWeb = labWebSchema.parse({
	routes: [
		{
			url: `${labOrigin}/items/{id}`,
			delay: 0.2,
			json: { id: '{id}', name: 'item {id}' },
		},
		{ url: `${labOrigin}/slow/{id}`, delay: 0.5, json: { id: '{id}' } },
		{
			url: `${labOrigin}/paced/{id}`,
			delays: { a: 0.6, b: 0.2, c: 0.4 },
			json: { id: '{id}' },
		},
		{
			url: `${labOrigin}/users/{id}`,
			records: { 1: { id: 1, name: 'Ada' }, 2: { id: 2, name: 'Alan' } },
		},
		{ url: `${labOrigin}/search?q={q}&page={page}`, json: { q: '{q}', page: '{page}' } },
		{ url: `${labOrigin}/orders`, method: 'POST', status: 201, json: { accepted: true } },
		{ url: `${labOrigin}/orders/{id}`, method: 'PUT', json: { replaced: '{id}' } },
		{ url: `${labOrigin}/orders/{id}`, method: 'DELETE', status: 204 },
		{
			url: `${labOrigin}/text`,
			headers: { 'x-lab': 'yes' },
			text: 'plain words\nsecond line\n',
		},
		{ url: `${labOrigin}/unicode`, text: 'café ☕' },
		{
			url: `${labOrigin}/stream`,
			stream: ['first\n', 'second\n', 'third\n'].map((line) => ({ after: 0.2, text: line })),
		},
		{ url: `${labOrigin}/missing`, status: 404, text: 'there is no such thing' },
		{ url: `${labOrigin}/sick`, failure: { status: 503 } },
		{ url: `${labOrigin}/flaky`, failure: { times: 2, status: 503 }, text: 'well again' },
		{ url: `${labOrigin}/broken`, failure: {} },
		{ url: `${labOrigin}/moved`, status: 302, headers: { location: '/text' } },
		{ url: `${labOrigin}/round`, status: 302, headers: { location: '/round' } },
		{
			url: `${labOrigin}/narrow/{id}`,
			delay: 0.4,
			json: { id: '{id}' },
			limit: { inFlight: 2 },
		},
	],
})
