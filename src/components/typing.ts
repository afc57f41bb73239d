import { StateField, type EditorState } from '@codemirror/state'

/** In an editor that has it: whether what happened last to its text and its caret was that somebody typed. */
export const typing = StateField.define<boolean>({
	create: () => false,
	update: (was, change) =>
		change.isUserEvent('input.type') || (was && !change.docChanged && !change.selection),
})

export function isTyping(state: EditorState): boolean {
	return state.field(typing, false) ?? false
}
