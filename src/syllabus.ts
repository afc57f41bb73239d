import { readFileSync } from 'node:fs'

/** A lesson is named by its page under src/content/docs, without `.mdx`; its title is in the page. */
export interface Chapter {
	title: string
	lessons: readonly string[]
}

/** The chapters and their lessons, in order. Only what exists is listed. */
export const syllabus: readonly Chapter[] = [
	{ title: 'From sequential to concurrent', lessons: ['from-sequential-to-concurrent'] },
]

/** The syllabus as Starlight's sidebar. A lesson says which exercises it holds, so that the page can tick it off. */
export function sidebar(chapters: readonly Chapter[], pages: URL) {
	return chapters.map(({ title, lessons }) => ({
		label: title,
		items: lessons.map((slug) => ({
			slug,
			attrs: { 'data-exercises': exercisesOf(slug, pages).join(' ') },
		})),
	}))
}

/** The ids of the exercises a lesson embeds, in the order of the page. */
function exercisesOf(slug: string, pages: URL): string[] {
	const text = readFileSync(new URL(`${slug}.mdx`, pages), 'utf8')
	return [...text.matchAll(/<Exercise\s[^>]*?\bid="([^"]+)"/g)].map(([, id]) => id ?? '')
}
