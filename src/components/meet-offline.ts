import { askVersions } from '../offline/ask-versions.ts'
import { sayNewer } from './newer-version.ts'

// What is built of this file becomes `offline.js`, which a page loads out of what the worker keeps; see begin-offline.ts.

const base = new URL('./', import.meta.url).pathname
const { serviceWorker } = navigator

/** Says who this page is to the worker that answers for it, and hears whether the course has gone on since. */
async function meet() {
	if (!serviceWorker.controller) return
	const { version, current } = await askVersions(serviceWorker.controller, base)
	if (version !== undefined && version !== current) sayNewer()
}

serviceWorker.addEventListener('controllerchange', () => void meet())
void meet()
