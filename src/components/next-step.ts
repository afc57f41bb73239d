import { element } from './element.ts'
import { words } from './spoken.ts'

/** A link to what comes after an exercise: the next one on the page, or the next page. */
export function nextStep(host: Element): HTMLElement | undefined {
	const here = host.closest('section.exercise')
	const sections = [...document.querySelectorAll<HTMLElement>('section.exercise')]
	const next = here instanceof HTMLElement ? sections[sections.indexOf(here) + 1] : undefined
	const title = next?.querySelector('[data-title]')
	// The title takes the focus, as its section could not.
	if (title) return link(`#${title.id}`, words.grade.nextExercise(title.textContent.trim()))
	const page = document.querySelector<HTMLAnchorElement>('a[rel=next]')
	const name = page?.querySelector('.link-title')?.textContent.trim()
	return page && name ? link(page.href, words.grade.goOn(name)) : undefined
}

function link(href: string, text: string): HTMLElement {
	return element('p', { class: 'next-step' }, element('a', { href }, text))
}
