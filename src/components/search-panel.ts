import * as z from 'zod/mini'
import { element } from './element.ts'
import { words } from './spoken.ts'

// What Pagefind answers, as its index was built with the site; see https://pagefind.app/docs/api/.

const place = z.object({ url: z.string(), title: z.string(), excerpt: z.string() })
const pageSchema = z.object({
	url: z.string(),
	excerpt: z.string(),
	meta: z.object({ title: z.string() }),
	sub_results: z.array(place),
})
type FoundPage = z.infer<typeof pageSchema>

interface Pagefind {
	options(options: { baseUrl: string; excerptLength: number }): Promise<void>
	init(): Promise<void>
	/** Answers null where a later question has overtaken it. */
	debouncedSearch(
		question: string,
		options: object,
		milliseconds: number,
	): Promise<{ results: { data(): Promise<unknown> }[] } | null>
}

/** More than a reader looks through; who finds so much asks more exactly. */
const mostPages = 8
/** Places within a page, beside the page itself. */
const mostPlaces = 3

const awake = new WeakSet<Element>()

/** Makes a search answer what is typed into it. To wake it again does nothing. */
export function wakeSearch(host: HTMLElement): void {
	if (awake.has(host)) return
	awake.add(host)
	const input = host.querySelector('input')
	const said = host.querySelector('[data-said]')
	const list = host.querySelector('[data-results]')
	if (!input || !said || !list) throw new Error('<course-search> has lost a part of it.')
	const base = host.getAttribute('base') ?? '/'
	let loading: Promise<Pagefind> | undefined
	const answer = async () => {
		const question = input.value.trim()
		if (question === '') {
			said.textContent = ''
			return list.replaceChildren()
		}
		try {
			loading ??= load(base)
			const found = await (await loading).debouncedSearch(question, {}, 150)
			if (!found || input.value.trim() !== question) return
			const pages = await Promise.all(
				found.results
					.slice(0, mostPages)
					.map(async (result) => pageSchema.parse(await result.data())),
			)
			if (input.value.trim() !== question) return
			said.textContent = sayCount(found.results.length, question)
			list.replaceChildren(...pages.map(showPage))
		} catch {
			loading = undefined
			list.replaceChildren()
			said.textContent = words.search.unreachable
		}
	}
	input.addEventListener('input', () => void answer())
	// Enter opens the first result, and not the button beside the field.
	input.addEventListener('keydown', (event) => {
		if (event.key !== 'Enter') return
		event.preventDefault()
		list.querySelector('a')?.click()
	})
	void answer()
}

async function load(base: string): Promise<Pagefind> {
	const address = `${base}pagefind/pagefind.js`
	const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind
	await pagefind.options({ baseUrl: base, excerptLength: 20 })
	await pagefind.init()
	return pagefind
}

function sayCount(count: number, question: string): string {
	return count === 0 ? words.search.none(question) : words.search.count(count, mostPages)
}

function showPage({ url, meta, excerpt, sub_results: places }: FoundPage): HTMLElement {
	const within = places.filter((each) => each.url !== url).slice(0, mostPlaces)
	return element(
		'li',
		{},
		element('a', { href: url, class: 'page' }, meta.title),
		within.length === 0 ? marked(excerpt) : undefined,
		...within.map((each) =>
			element(
				'a',
				{ href: each.url, class: 'place' },
				element('b', {}, each.title),
				marked(each.excerpt),
			),
		),
	)
}

/** Pagefind answers text with `<mark>` around what was asked for, and all else of it escaped. */
function marked(excerpt: string): HTMLElement {
	const parsed = new DOMParser().parseFromString(excerpt, 'text/html')
	const parts = [...parsed.body.childNodes].map((node) =>
		node.nodeName === 'MARK'
			? element('mark', {}, node.textContent ?? '')
			: (node.textContent ?? ''),
	)
	return element('span', { class: 'excerpt' }, ...parts)
}
