/**
 * What stands in place of Starlight's script for "On this page": see library/lighter-contents.ts. Starlight's asks of
 * every element of a page whether it holds a heading, twice, which costs a phone a tenth of a second in a long lesson.
 * This one watches the headings alone. It has the name and the ways of the other, because the narrow page's extends it.
 */
export class StarlightTOC extends HTMLElement {
	#current = this.querySelector('a[aria-current="true"]')
	#observer: IntersectionObserver | undefined
	#connection: AbortController | undefined

	connectedCallback() {
		this.#connection = new AbortController()
		const { signal } = this.#connection
		// Safari has no idle time of its own.
		const whenIdle = (then: () => void) =>
			'requestIdleCallback' in window ? requestIdleCallback(then) : setTimeout(then, 1)
		const watch = () => signal.aborted || this.#watch()
		whenIdle(watch)
		let soon: ReturnType<typeof setTimeout> | undefined
		const again = () => {
			clearTimeout(soon)
			soon = setTimeout(() => whenIdle(watch), 200)
		}
		window.addEventListener('resize', again, { signal })
	}

	disconnectedCallback() {
		this.#connection?.abort()
		this.#observer?.disconnect()
	}

	set current(link: HTMLAnchorElement) {
		if (link === this.#current) return
		this.#current?.removeAttribute('aria-current')
		link.setAttribute('aria-current', 'true')
		this.#current = link
	}

	/** The link whose heading was the last to pass the line below the page's header is the current one. */
	#watch() {
		this.#observer?.disconnect()
		const links = new Map<Element, HTMLAnchorElement>()
		for (const link of this.querySelectorAll('a')) {
			const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)))
			if (heading) links.set(heading, link)
		}
		const passed = new Set<Element>()
		this.#observer = new IntersectionObserver(
			(entries) => {
				for (const { isIntersecting, target } of entries)
					if (isIntersecting) passed.add(target)
					else passed.delete(target)
				// Above the first of them is the page's beginning.
				const [first, ...others] = links
				const [, link] = others.findLast(([heading]) => passed.has(heading)) ?? first ?? []
				if (link) this.current = link
			},
			// From far above the page down to the line.
			{ rootMargin: `9999999px 0px ${this.#line - document.documentElement.clientHeight}px` },
		)
		for (const heading of links.keys()) this.#observer.observe(heading)
	}

	/** How far below the upper edge it lies, in pixels: below the header, and the bar of a narrow page. */
	get #line(): number {
		const heightOf = (element: Element | null) => element?.getBoundingClientRect().height ?? 0
		return heightOf(document.querySelector('header')) + heightOf(this.querySelector('summary')) + 85
	}
}

customElements.define('starlight-toc', StarlightTOC)
