import css from '../styles/newer-version.css?inline'
import { adoptStyles } from './adopt-styles.ts'
import { edgeCard } from './edge-card.ts'
import { button, element } from './element.ts'
import { focusMain } from './focus-main.ts'
import { words } from './spoken.ts'

/** Something runs, or text is not saved: nobody is to be told to reload now. */
const busy =
	'[unsaved], [aria-busy=true], [data-status=running], [data-status=grading], [data-status=taking]'

let isTold = false

/** Says, once nothing is in the way, that the course has a newer version. It is the learner who reloads. */
export function sayNewer(): void {
	if (isTold) return
	isTold = true
	if (!document.querySelector(busy)) return show()
	const observer = new MutationObserver(() => {
		if (document.querySelector(busy)) return
		observer.disconnect()
		show()
	})
	observer.observe(document.body, {
		subtree: true,
		attributeFilter: ['unsaved', 'aria-busy', 'data-status'],
	})
}

function show() {
	adoptStyles(css)
	// A live region speaks of what comes into it, not of what it came with.
	const said = element('span', { role: 'status' })
	const notice = element(
		'aside',
		{ class: `newer-version ${edgeCard}`, 'aria-label': words.offline.newerVersion },
		said,
		' ',
	)
	notice.append(
		button(words.offline.reload, () => location.reload()),
		' ',
		button(words.offline.later, () => {
			if (notice.contains(document.activeElement)) focusMain()
			notice.remove()
		}),
	)
	document.body.append(notice)
	requestAnimationFrame(() => {
		said.textContent = words.offline.newerIsThere
	})
}
