import {
	navigate,
	swapFunctions,
	TransitionBeforePreparationEvent,
	TransitionBeforeSwapEvent,
} from 'astro:transitions/client'
import keptStyles from '../styles/kept-running.css?inline'
import { adoptStyles } from './adopt-styles.ts'
import { runningHere } from './keep-running.ts'
import { KeptRunning } from './kept-running.ts'

adoptStyles(keptStyles)

/**
 * The parts of a page that another page replaces. The sidebar stays: it is the same on every page but for the mark of
 * where one is, and with it stays how far it was scrolled.
 */
const parts = ['header.header', '.main-frame'] as const

/** What was carried out of its page, and is not back. */
const kept = new KeptRunning()

/** Whose page is shown; the address may have gone ahead. */
let shown = location.pathname

/**
 * Shows another page of the course in this document, so that what runs goes on. A page that is none of the course in
 * this language is gone to as by any link.
 */
export async function follow(href: string): Promise<void> {
	// Back must lead to this page again: the router goes to what it has numbered alone.
	const { state } = history as { state: unknown }
	if (!(state instanceof Object && 'index' in state))
		history.replaceState({ ...Object(state), index: 0, scrollX, scrollY }, '')
	await navigate(href)
}

document.addEventListener('astro:before-preparation', (event) => {
	if (!(event instanceof TransitionBeforePreparationEvent)) return
	const load = event.loader
	event.loader = async () => {
		await load()
		if (!event.defaultPrevented && !isOfThisCourse(event.newDocument)) event.preventDefault()
	}
})

document.addEventListener('astro:before-swap', (event) => {
	if (!(event instanceof TransitionBeforeSwapEvent)) return
	const { newDocument, to } = event
	event.swap = () => swap(newDocument, to.pathname)
})

// An entry that the router does not know, of a page that is not shown: it is gone to as it always was.
addEventListener('popstate', ({ state }) => {
	if (state === null && location.pathname !== shown) location.reload()
})

function isOfThisCourse(page: Document): boolean {
	return (
		page.documentElement.lang === document.documentElement.lang &&
		parts.every((part) => page.querySelector(part)) &&
		page.querySelector('nav.sidebar') !== null
	)
}

function swap(page: Document, path: string) {
	for (const section of runningHere()) kept.carry(section, shown)
	const places = kept.placesIn(page, path)
	swapFunctions.deselectScripts(page)
	const { theme } = document.documentElement.dataset
	swapFunctions.swapRootAttributes(page)
	if (theme !== undefined) document.documentElement.dataset['theme'] = theme
	keepStyles(page)
	swapFunctions.swapHeadElements(page)
	closeMenu()
	markPlace(page)
	for (const part of parts) {
		const fresh = page.querySelector(part)
		if (fresh) document.querySelector(part)?.replaceWith(fresh)
	}
	kept.giveBack(places)
	shown = path
}

/** What a script of this page has styled, it styles once: the editor's styles stand in the head, for one. */
function keepStyles(page: Document) {
	for (const each of document.head.querySelectorAll('style, link[rel=stylesheet]'))
		page.head.append(each.cloneNode(true))
}

/** On a phone the link may have been one of the menu, which lies over the page. */
function closeMenu() {
	const menu = document.querySelector('sl-sidebar-pane')
	if (menu instanceof HTMLElement && menu.matches(':popover-open')) menu.hidePopover()
}

/** Says in the sidebar where one is now. */
function markPlace(page: Document) {
	const fresh = page.querySelectorAll('nav.sidebar a')
	for (const [index, link] of document.querySelectorAll('nav.sidebar a').entries()) {
		const place = fresh[index]?.getAttribute('aria-current')
		if (place === null || place === undefined) link.removeAttribute('aria-current')
		else link.setAttribute('aria-current', place)
	}
}
