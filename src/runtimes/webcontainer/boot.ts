import type { WebContainer } from '@webcontainer/api'
import { createWire, type Wire } from './wire.ts'

declare global {
	/** Another place to load WebContainer from; the vendor's client uses its origin and nothing else. */
	var WEBCONTAINER_API_IFRAME_URL: string | undefined
}

/** The origin that WebContainer is loaded from. */
export function serviceOrigin(): string {
	return new URL(globalThis.WEBCONTAINER_API_IFRAME_URL ?? 'https://stackblitz.com').origin
}

/** One try to boot the page's WebContainer. */
export interface Attempt {
	/** Settles when the service is done; never, when its frame cannot load. */
	booted: Promise<WebContainer>
	/** The frame's URL. */
	url: string
	/** How far it came. */
	progress(): 'nothing' | 'loaded' | 'answered'
}

/**
 * Boots WebContainer again and again on one page. The vendor's client makes one frame per page and
 * remembers for ever what came of it, so a second try reuses that frame: the wire to it is cut, which
 * ends what the client still waits for, the frame is loaded anew under another URL (a request that
 * hangs would block the same one), and its first message is led to the client's old end of the wire.
 */
export class Booter {
	readonly #wire: Wire = createWire()
	readonly #origin = serviceOrigin()
	#frame: HTMLIFrameElement | undefined
	/** The client waits for the first `init` of all; it hears only one. */
	#first: Promise<WebContainer> | undefined
	#progress: 'nothing' | 'loaded' | 'answered' = 'nothing'
	#tries = 0
	readonly #key: string | undefined

	/** `key`: the client id of a StackBlitz account. */
	constructor(key?: string) {
		this.#key = key
		// Before the client listens, so that the frame's port reaches the wire and not the client.
		window.addEventListener('message', this.#intercept, { capture: true })
	}

	/** Whatever the last try came to, it is over with this one; tear down what it booted before. */
	async boot(): Promise<Attempt> {
		const { WebContainer, configureAPIKey } = await import('@webcontainer/api')
		if (this.#key !== undefined && this.#tries === 0) configureAPIKey(this.#key)
		this.#progress = 'nothing'
		this.#tries += 1
		this.#wire.cut('WebContainer was started anew')
		if (this.#frame) this.#reload(this.#frame)
		// Before the first `init` the client's first boot is still good, and holds the lock besides.
		const booted = this.#first ?? WebContainer.boot({ coep: 'require-corp', workdirName: 'lesson' })
		if (!this.#frame) {
			this.#first = booted
			this.#frame = await this.#findFrame()
		}
		return { booted, url: this.#frame.src, progress: () => this.#progress }
	}

	/** Ends every call to the frame with that message; from now on calls are answered with nothing. */
	cut(message: string): void {
		this.#wire.cut(message)
	}

	readonly #intercept = (event: MessageEvent<unknown>) => {
		// The message that goes on to the client below is not trusted: it comes from a script.
		if (!event.isTrusted || event.origin !== this.#origin) return
		const [port] = event.ports
		if (port === undefined || !isInit(event.data)) return
		event.stopImmediatePropagation()
		this.#progress = 'answered'
		this.#wire.attach(port)
		if (this.#first === undefined) return
		this.#first = undefined
		const { data, origin } = event
		window.dispatchEvent(new MessageEvent('message', { data, origin, ports: [this.#wire.near] }))
	}

	async #findFrame(): Promise<HTMLIFrameElement> {
		// The client adds its frame a few microtasks after the call.
		await new Promise((resolve) => setTimeout(resolve))
		const frame = [...document.querySelectorAll('iframe')].find((each) => {
			const { origin, pathname } = new URL(each.src, location.href)
			return origin === this.#origin && pathname === '/headless'
		})
		if (!frame)
			throw new Error('@webcontainer/api made no frame. Was it updated? See webcontainer/boot.ts.')
		frame.addEventListener('load', () => {
			if (this.#progress === 'nothing') this.#progress = 'loaded'
		})
		return frame
	}

	/** Taking it out ends all that runs in it; putting it back leaves no entry in the browser's history. */
	#reload(frame: HTMLIFrameElement): void {
		const url = new URL(frame.src)
		url.searchParams.set('try', String(this.#tries))
		frame.remove()
		frame.src = url.href
		document.body.append(frame)
	}
}

function isInit(data: unknown): boolean {
	return typeof data === 'object' && data !== null && 'type' in data && data.type === 'init'
}
