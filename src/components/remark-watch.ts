import { diagnosticCount, setDiagnostics, type Diagnostic } from '@codemirror/lint'
import { isolateHistory } from '@codemirror/commands'
import type { Extension, Text } from '@codemirror/state'
import { EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import type { Remark } from '../adviser/adviser.ts'
import type { CodeEditor } from './code-editor.ts'
import { benchOf, filesBeside } from './files-beside.ts'
import { element } from './element.ts'
import { pageAdviser } from './page-adviser.ts'
import { words } from './spoken.ts'

/** How long nobody has typed before the text is looked at, in milliseconds. */
const pause = 300

/** Keeps what is said of a file up to date with it, and with the files beside it. */
export function watchRemarks(editor: CodeEditor): Extension {
	return ViewPlugin.define((view) => new RemarkWatch(view, editor))
}

class RemarkWatch {
	readonly #view: EditorView
	readonly #editor: CodeEditor
	readonly #connection = new AbortController()
	#timer: ReturnType<typeof setTimeout> | undefined
	#asked = new AbortController()

	constructor(view: EditorView, editor: CodeEditor) {
		this.#view = view
		this.#editor = editor
		const { signal } = this.#connection
		benchOf(editor).addEventListener('edit', () => this.#soon(), { signal })
		// Who only runs and grades fetches nothing of it.
		if (view.hasFocus) this.#soon()
	}

	update({ docChanged, focusChanged, view }: ViewUpdate) {
		const isFirstFocus = focusChanged && view.hasFocus && !this.#editor.hasAttribute('remarks')
		if (docChanged || isFirstFocus) this.#soon()
	}

	destroy() {
		clearTimeout(this.#timer)
		this.#asked.abort()
		this.#connection.abort()
	}

	/** Whatever has been asked until now is about an older text. */
	#soon() {
		clearTimeout(this.#timer)
		this.#asked.abort()
		this.#asked = new AbortController()
		const { signal } = this.#asked
		this.#timer = setTimeout(() => void this.#look(signal), pause)
	}

	async #look(signal: AbortSignal) {
		const { file, language, readOnly } = this.#editor
		const { doc } = this.#view.state
		try {
			const files = filesBeside(this.#editor)
			const remarks = await pageAdviser(language).remarks(files, file, signal)
			if (signal.aborted) return
			this.#show(remarks.map((remark) => diagnosticOf(remark, doc, readOnly)))
		} catch {
			// Older than the text, too much for the adviser, or no adviser at all: the editor goes on without.
		}
	}

	#show(diagnostics: readonly Diagnostic[]) {
		const view = this.#view
		const before = diagnosticCount(view.state)
		view.dispatch(setDiagnostics(view.state, diagnostics))
		this.#editor.setAttribute('remarks', String(diagnostics.length))
		if (view.hasFocus && diagnostics.length !== before)
			view.dispatch({ effects: EditorView.announce.of(words.remarks.count(diagnostics.length)) })
	}
}

/** A remark as the editor shows it. What it would mend is offered for the text that it was made about, and no other. */
function diagnosticOf(remark: Remark, doc: Text, readOnly: boolean): Diagnostic {
	const { from, to, severity, message, rule, mend } = remark
	const clip = (at: number) => Math.min(Math.max(at, 0), doc.length)
	return {
		from: clip(from),
		to: clip(to),
		severity,
		message: rule ? `${message} (${rule.code})` : message,
		renderMessage: () => describeRemark(remark),
		...(mend &&
			!readOnly && {
				actions: [
					{
						name: mend.label,
						apply: (view) => {
							if (!view.state.doc.eq(doc)) return
							view.dispatch({
								changes: mend.edits.map(({ from, to, text }) => ({ from, to, insert: text })),
								annotations: isolateHistory.of('full'),
								userEvent: 'input.mend',
							})
						},
					},
				],
			}),
	}
}

/** The message, with its code: a link where the code is explained somewhere. */
function describeRemark({ message, rule }: Remark): HTMLElement {
	const code =
		rule &&
		(rule.url === undefined
			? element('span', { class: 'rule' }, rule.code)
			: element(
					'a',
					{ class: 'rule', href: rule.url, target: '_blank', rel: 'noreferrer' },
					rule.code,
				))
	return element('span', {}, message, ' ', code)
}
