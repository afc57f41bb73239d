import { completionStatus } from '@codemirror/autocomplete'
import type { EditorState, Extension } from '@codemirror/state'
import { EditorView, hasHoverTooltips } from '@codemirror/view'

/**
 * Tab indents until Escape has been pressed; then it moves on, as everywhere in a page, until the editor is left
 * or typed in. CodeMirror's own rule gives two seconds, which is short for some.
 */
export const escapableTab: Extension = [
	EditorView.domEventHandlers({
		keydown(event, view) {
			if (event.key === 'Escape') view.setTabFocusMode(!hasCards(view.state))
			else if (event.key.length === 1) view.setTabFocusMode(false)
			return false
		},
		blur(_, view) {
			view.setTabFocusMode(false)
			return false
		},
	}),
]

/** Something floats over the text, which Escape closes first. */
function hasCards(state: EditorState): boolean {
	return completionStatus(state) === 'active' || hasHoverTooltips(state)
}
