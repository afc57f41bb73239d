import { pathIn } from './answer-from.ts'
import type { Versions } from './messages.ts'

/** Tells the worker what this page was loaded as, and hears which version that is. Stays unanswered by a worker that is gone. */
export function askVersions(worker: ServiceWorker, base: string): Promise<Versions> {
	const inside = (url: string) => pathIn(url, base, location.origin)
	const [page] = performance.getEntriesByType('navigation')
	const loaded = {
		type: 'loaded',
		path: inside(location.href) ?? '',
		bytes: page instanceof PerformanceNavigationTiming ? page.decodedBodySize : 0,
		parts: performance.getEntriesByType('resource').flatMap(({ name }) => inside(name) ?? []),
	}
	const { port1, port2 } = new MessageChannel()
	return new Promise((resolve) => {
		port1.onmessage = ({ data }: MessageEvent<Versions>) => {
			port1.close()
			resolve(data)
		}
		worker.postMessage(loaded, [port2])
	})
}
