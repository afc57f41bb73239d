import type { OfflineManifest } from '../course/offline-manifest.ts'
import { answerFrom } from './answer-from.ts'
import { Answers } from './answers.ts'
import { install } from './install.ts'
import { isolate } from './isolate.ts'
import { KeptVersions } from './kept-versions.ts'
import { meetPage } from './meet-page.ts'
import type { Scope } from './worker-scope.ts'

// What is built of this file becomes `sw.js`; see library/publish-offline.ts.

declare const self: Scope
/** Written before this by the build: the version that this worker brings. */
declare const courseManifest: OfflineManifest

const kept = new KeptVersions(courseManifest.base)
const answers = new Answers(self, kept, courseManifest)

self.addEventListener('install', (event) => {
	event.waitUntil(install(self, kept, courseManifest).then(() => self.skipWaiting()))
})

// Pages that are open keep their version all the same: `Answers` knows each by its id.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
	const { url, method, mode, cache, headers } = event.request
	const asked = { url, method, mode, cache, range: headers.has('Range') }
	const answer = answerFrom(asked, courseManifest, location.origin)
	switch (answer.from) {
		case 'network':
			return
		case 'moved':
			return event.respondWith(Response.redirect(answer.to, 301))
		case 'page':
			return event.respondWith(withHeaders(answers.page(event, answer.path), answer))
		case 'asset':
			return event.respondWith(withHeaders(answers.asset(event, answer.path), answer))
		case 'file':
			return event.respondWith(withHeaders(answers.file(event, answer.path), answer))
	}
})

self.addEventListener('message', (event) => {
	event.waitUntil(meetPage(self, kept, courseManifest, event))
})

async function withHeaders(
	answer: Promise<Response>,
	{ from, path }: { from: 'page' | 'asset' | 'file'; path: string },
): Promise<Response> {
	return isolate(await answer, { path, isPage: from === 'page' }, courseManifest)
}
