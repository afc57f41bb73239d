/**
 * What runs in the pages that are measured, in every browser alike. Each function is sent there as text: it may use
 * nothing but its arguments and what a page has.
 */

/** What a page has told of its own loading, as it stands. */
export interface Seen {
	fcp: number
	lcp: number
	editable: number
	/** Long tasks: when each began, and how long it was. */
	tasks: [began: number, ms: number][]
	/** The last time something was asked for or computed for long. */
	busyUntil: number
}

declare global {
	var seenBySpeed: Seen | undefined
}

export interface Watched {
	/** Where text that is kept can be written; empty where there is no such place. */
	editor: string
	/** The learner has chosen it before; see `<Tabs syncKey="language">`. */
	language: string
}

/** Begins to watch, before anything of the page is there. */
export function watch({ editor, language }: Watched) {
	localStorage.setItem('starlight-synced-tabs__language', language)
	const seen: Seen = { fcp: 0, lcp: 0, editable: 0, tasks: [], busyUntil: 0 }
	globalThis.seenBySpeed = seen
	const on = (type: string, hear: (entry: PerformanceEntry) => void) => {
		if (!PerformanceObserver.supportedEntryTypes.includes(type)) return
		new PerformanceObserver((list) => list.getEntries().forEach(hear)).observe({
			type,
			buffered: true,
		})
	}
	on('paint', ({ name, startTime }) => {
		if (name === 'first-contentful-paint') seen.fcp = startTime
	})
	on('largest-contentful-paint', ({ startTime }) => (seen.lcp = startTime))
	on('longtask', ({ startTime, duration }) => {
		seen.tasks.push([startTime, duration])
		seen.busyUntil = Math.max(seen.busyUntil, startTime + duration)
	})
	on('resource', ({ startTime, duration }) => {
		seen.busyUntil = Math.max(seen.busyUntil, startTime + duration)
	})
	const look = () => {
		if (document.querySelector(editor)) seen.editable = performance.now()
		else requestAnimationFrame(look)
	}
	if (editor !== '') requestAnimationFrame(look)
}

/** Settles once the page has been quiet for two seconds after its load; tells what was seen. */
export async function readSeen(patience: number): Promise<Seen> {
	const late = performance.now() + patience
	for (;;) {
		await new Promise((resolve) => setTimeout(resolve, 100))
		const seen = globalThis.seenBySpeed
		if (!seen) throw new Error('The page was not watched.')
		const rest = performance.now() - Math.max(seen.busyUntil, seen.fcp)
		if (document.readyState === 'complete' && seen.fcp > 0 && rest > 2_000) return seen
		if (performance.now() > late) throw new Error('The page never came to rest.')
	}
}

/** Waits for the pointer to go down, and then for the full editor; tells how long that took. */
export function timeTouch(editor: string): Promise<number> {
	return new Promise((resolve, reject) => {
		const element = document.querySelector(editor)
		if (!element) throw new Error(`There is no ${editor}.`)
		let began = 0
		addEventListener('pointerdown', ({ timeStamp }) => (began = timeStamp), { capture: true })
		const seen = new MutationObserver(() => {
			seen.disconnect()
			resolve(performance.now() - began)
		})
		seen.observe(element, { attributes: true, attributeFilter: ['upgraded'] })
		setTimeout(() => reject(new Error('No full editor within two minutes.')), 120_000)
	})
}

/** Puts a text into the first editor of an exercise as if it had been typed. */
export function fill({ exercise, text }: { exercise: string; text: string }) {
	const editor = document.querySelector(`${exercise} code-editor`)
	const field = editor?.querySelector('textarea')
	if (!editor || !field) throw new Error(`${exercise} has no editor.`)
	if (editor.hasAttribute('upgraded')) Object.assign(editor, { value: text })
	else {
		field.value = text
		field.dispatchEvent(new Event('input', { bubbles: true }))
	}
}

/** What is clicked, and the selector of what then appears in the exercise. */
export interface Deed {
	exercise: string
	deed: 'run' | 'grade'
	shown: string
}

/** Clicks a button; milliseconds until `shown` is there, which it was not just before. */
export function timeDeed({ exercise, deed, shown }: Deed): Promise<number> {
	return new Promise((resolve, reject) => {
		const element = document.querySelector(exercise)
		const button = element?.querySelector<HTMLElement>(`[data-deed=${deed}]`)
		if (!element || !button) throw new Error(`${exercise} has no button ${deed}.`)
		// What an earlier click has left there goes first.
		let gone = element.querySelector(shown) === null
		const changes = new MutationObserver(() => {
			const isThere = element.querySelector(shown) !== null
			if (!isThere) gone = true
			else if (gone) {
				changes.disconnect()
				resolve(performance.now() - began)
			}
		})
		changes.observe(element, { attributes: true, childList: true, subtree: true })
		setTimeout(() => reject(new Error(`${deed} showed no ${shown} in three minutes.`)), 180_000)
		const began = performance.now()
		button.click()
	})
}
