import type { Files } from '../course/submission.ts'
import type { CodeEditor } from './code-editor.ts'

/** What an editor belongs to: a change in one of its files may be one in what is said of another. */
export function benchOf(editor: CodeEditor): HTMLElement {
	return editor.closest<HTMLElement>('course-exercise, course-playground, live-code') ?? editor
}

/** The texts of all files that stand beside this one, and its own. */
export function filesBeside(editor: CodeEditor): Files {
	const editors = [editor, ...benchOf(editor).querySelectorAll('code-editor')]
	return Object.fromEntries(editors.map(({ file, value }) => [file, value]))
}
