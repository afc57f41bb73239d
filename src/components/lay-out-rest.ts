import { placeFields } from './fields.ts'

/**
 * Gives what is far down a lesson its place, one part after the other, when the browser has nothing else to do; see
 * lesson.css. From then on a reload, and Back, find the place in the page that they come from.
 */
function layOutRest() {
	const parts = [
		...document.querySelectorAll('.sl-markdown-content > :is(.exercise, starlight-tabs)'),
	]
	// A whole exercise at once would hold up a slow phone for longer than a touch should wait.
	const steps = parts.flatMap((part) => {
		const show = (what: '' | 'but-bench') => () => part.setAttribute('data-whole', what)
		return part.matches('.exercise')
			? [show('but-bench'), show(''), () => placeFields(part)]
			: [show('')]
	})
	const soon = (then: () => void) =>
		// Safari has no idle callbacks.
		'requestIdleCallback' in window ? requestIdleCallback(then) : setTimeout(then, 200)
	const next = () => {
		if (isPressed()) {
			setTimeout(next, 100)
			return
		}
		steps.shift()?.()
		// Its layout is done before the next one begins.
		if (steps.length > 0) requestAnimationFrame(() => soon(next))
		else placeFields(document)
	}
	soon(next)
}

/** What moves between the press of a pointer and its release is not clicked. Who holds it longer drags. */
const longestClick = 3_000
let pressed = -Infinity
const isPressed = () => performance.now() - pressed < longestClick
addEventListener('pointerdown', () => (pressed = performance.now()), { capture: true })
for (const end of ['pointerup', 'pointercancel'] as const)
	addEventListener(end, () => (pressed = -Infinity), { capture: true })

if (document.readyState === 'complete') layOutRest()
else addEventListener('load', layOutRest, { once: true })
// Another page of the course may be laid into this document: see carry-over.ts.
document.addEventListener('astro:after-swap', layOutRest)
