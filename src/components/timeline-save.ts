import type { Timeline } from '../timeline/lanes.ts'
import { button, element } from './element.ts'
import { words } from './spoken.ts'
import type { FileKind } from './timeline-download.ts'

const kinds: readonly FileKind[] = ['svg', 'png', 'json']

/** A menu that saves what is shown: a picture, or a file that a trace viewer opens. `say` is told how it went. */
export function saveMenu(timeline: () => Timeline, say: (text: string) => void): HTMLElement {
	const save = async (kind: FileKind) => {
		close()
		try {
			// What writes files is fetched when it is wanted.
			const { saveTimeline } = await import('./timeline-download.ts')
			say(words.timeline.saved(await saveTimeline(timeline(), kind)))
		} catch (error) {
			say(words.timeline.unsaved(error instanceof Error ? error.message : String(error)))
		}
	}
	const choices = kinds.map((kind) => button(words.timeline.saveAs[kind], () => void save(kind)))
	const menu = element(
		'details',
		{ class: 'save' },
		element('summary', {}, words.timeline.save),
		element('div', { class: 'choices' }, ...choices),
	)
	const close = () => {
		menu.open = false
		menu.querySelector('summary')?.focus()
	}
	menu.addEventListener('keydown', (event) => {
		if (event.key === 'Escape' && menu.open) close()
	})
	menu.addEventListener('focusout', ({ relatedTarget }) => {
		if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.open = false
	})
	return menu
}
