import { linter } from '@codemirror/lint'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { adviceLook } from './advice-look.ts'
import type { CodeEditor } from './code-editor.ts'
import { completions } from './code-completions.ts'
import { nameCard } from './name-card.ts'
import { remarkKeys } from './remark-keys.ts'
import { watchRemarks } from './remark-watch.ts'
import { words } from './spoken.ts'

/** What the editor says of its text while somebody writes in it; see `adviser/`. */
export function adviceFor(editor: CodeEditor): Extension {
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
