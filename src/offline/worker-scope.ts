// TypeScript knows a page or a worker, not both in one project. These are the parts of a service worker that are used here.

export interface Scope {
	readonly registration: ServiceWorkerRegistration
	readonly clients: Clients
	skipWaiting(): Promise<void>
	addEventListener(type: 'install' | 'activate', hear: (event: LastingEvent) => void): void
	addEventListener(type: 'fetch', hear: (event: AskedEvent) => void): void
	addEventListener(type: 'message', hear: (event: ToldEvent) => void): void
}

interface Clients {
	claim(): Promise<void>
	matchAll(options: { includeUncontrolled: boolean; type: 'all' | 'window' }): Promise<Client[]>
}

interface Client {
	readonly id: string
	readonly url: string
	postMessage(message: unknown): void
}

interface LastingEvent extends Event {
	waitUntil(work: Promise<unknown>): void
}

export interface AskedEvent extends LastingEvent {
	readonly request: Request
	/** Who asks; empty for a navigation. */
	readonly clientId: string
	/** The page that a navigation opens. */
	readonly resultingClientId: string
	respondWith(answer: Promise<Response> | Response): void
}

export interface ToldEvent extends LastingEvent {
	readonly data: unknown
	readonly source: Client | null
	readonly ports: readonly MessagePort[]
}
