import type { CourseExercise } from './course-exercise.ts'
import type { EditorKey } from './code-editor.ts'
import { element } from './element.ts'
import { words } from './spoken.ts'

/** What the keyboards of touch screens hide, or lack. */
const characters = ['(', ')', '[', ']', '{', '}', ':', '=', "'", '"', '`', '_', '#', '/', '>', '|']

/** Puts a row of keys under the editor, for a keyboard on the screen. A press leaves the focus, and so that keyboard, where it is. */
export function offerKeyRow(host: CourseExercise, signal: AbortSignal): void {
	const tabs = host.querySelector('file-tabs')
	if (!tabs || host.querySelector('.key-row')) return
	const { keyRow } = words.workbench
	const row = element(
		'div',
		{ class: 'key-row', role: 'group', 'aria-label': keyRow.label },
		key('⇥', keyRow.indent, 'indent'),
		key('⇤', keyRow.dedent, 'dedent'),
		key('←', keyRow.left, 'left'),
		key('→', keyRow.right, 'right'),
		...characters.map((character) => key(character, character, { type: character })),
		key('↶', keyRow.undo, 'undo'),
	)
	row.addEventListener('pointerdown', (event) => event.preventDefault(), { signal })
	tabs.after(row)
	followKeyboard(host, signal)

	function key(face: string, name: string, does: EditorKey) {
		const made = element('button', { type: 'button', 'aria-label': name, tabindex: '-1' }, face)
		made.addEventListener(
			'click',
			() => host.editors.find((editor) => editor.checkVisibility())?.press(does),
			{ signal },
		)
		return made
	}
}

/** A keyboard on the screen lies over the page: the row stands on top of it. */
function followKeyboard(host: HTMLElement, signal: AbortSignal) {
	const { visualViewport: seen } = window
	if (!seen) return
	const follow = () => {
		const covered = Math.max(0, innerHeight - seen.height - seen.offsetTop)
		host.style.setProperty('--keyboard', `${Math.round(covered)}px`)
	}
	seen.addEventListener('resize', follow, { signal })
	seen.addEventListener('scroll', follow, { signal })
}
