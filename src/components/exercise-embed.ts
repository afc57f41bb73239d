import { element } from './element.ts'
import { heightIn, heights, hello } from './embed-wire.ts'

// `<site>/embed.js`: a classic script for pages that are not ours. Bundled by itself; see library/bundle-embed.ts.

/** The site this script came from: its folder, with a slash at the end. */
const site = new URL('./', scriptAddress())

function scriptAddress(): string {
	const script = document.currentScript
	if (script instanceof HTMLScriptElement && script.src !== '') return script.src
	throw new Error('embed.js must be loaded as <script src="…/embed.js" async>, without a type.')
}

/**
 * `<exercise-embed exercise="fetch-all-at-once" language="py">`: an exercise of the course in somebody's own page.
 * Until the frame has answered, and where it never does, a link leads to the exercise.
 */
class ExerciseEmbed extends HTMLElement {
	static readonly observedAttributes = ['exercise', 'language', 'theme']
	#connection: AbortController | undefined

	connectedCallback() {
		this.#show()
	}

	disconnectedCallback() {
		this.#connection?.abort()
	}

	attributeChangedCallback() {
		if (this.isConnected) this.#show()
	}

	#show() {
		this.#connection?.abort()
		this.#connection = new AbortController()
		const url = this.#address
		this.style.display = 'block'
		if (typeof url === 'string') return this.replaceChildren(element('p', {}, url))
		const link = element('p', {}, element('a', { href: url.href, target: '_blank' }, this.#name))
		const frame = element('iframe', {
			title: this.#name,
			loading: 'lazy',
			allow: 'clipboard-write',
			style: `display: block; border: 0; width: 100%; height: ${heights.least * 4}px`,
		})
		this.#listen(frame, link, this.#connection.signal)
		frame.src = url.href
		this.replaceChildren(link, frame)
	}

	#listen(frame: HTMLIFrameElement, link: Element, signal: AbortSignal) {
		frame.addEventListener('load', () => frame.contentWindow?.postMessage(hello, site.origin), {
			signal,
		})
		window.addEventListener(
			'message',
			({ data, origin, source }) => {
				if (origin !== site.origin || source !== frame.contentWindow) return
				const height = heightIn(data)
				if (height === undefined) return
				frame.style.height = `${height}px`
				link.remove()
			},
			{ signal },
		)
	}

	get #name(): string {
		return `Exercise: ${(this.getAttribute('exercise') ?? '').replaceAll('-', ' ')}`
	}

	/** Where the exercise is, or a sentence to whoever wrote the page. */
	get #address(): URL | string {
		const exercise = this.getAttribute('exercise') ?? ''
		if (!/^[a-z0-9][a-z0-9-]*$/.test(exercise))
			return 'This <exercise-embed> needs the name of an exercise: exercise="fetch-all-at-once".'
		const language = this.getAttribute('language') ?? 'ts'
		if (language !== 'py' && language !== 'ts')
			return `This <exercise-embed> is in no language of the course: language="py" or language="ts".`
		const url = new URL(`embed/${exercise}/${language}/`, site)
		const theme = this.getAttribute('theme')
		if (theme !== null) url.searchParams.set('theme', theme)
		return url
	}
}

// Two scripts of two courses, or the same one twice: the first one that came serves the page.
if (!customElements.get('exercise-embed')) customElements.define('exercise-embed', ExerciseEmbed)
