import { linter } from '@codemirror/lint'
import { EditorState, StateEffect, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { adviceLook } from './advice-look.ts'
import type { CodeEditor } from './code-editor.ts'
import { completions, offerNames } from './code-completions.ts'
import { nameCard } from './name-card.ts'
import { remarkKeys } from './remark-keys.ts'
import { watchRemarks } from './remark-watch.ts'
import { words } from './spoken.ts'
import { isTyping } from './typing.ts'

/** From now on the editor says what it thinks of its text while somebody writes in it; see `adviser/`. */
export function beginAdvice(view: EditorView, editor: CodeEditor): void {
	const wasTyping = isTyping(view.state)
	view.dispatch({ effects: StateEffect.appendConfig.of(adviceFor(editor)) })
	// Who typed before it came would get no names until the next key.
	if (wasTyping && editor.language === 'ts') offerNames(view)
}

function adviceFor(editor: CodeEditor): Extension {
	return [
		adviceLook,
		EditorState.phrases.of(words.remarks.phrases),
		linter(null),
		watchRemarks(editor),
		remarkKeys,
		editor.language === 'ts' ? [nameCard(editor), completions(editor)] : [],
		EditorView.editorAttributes.of({ 'data-advised': '' }),
	]
}
