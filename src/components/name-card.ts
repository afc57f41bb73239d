import { closeCompletion } from '@codemirror/autocomplete'
import { Prec, type Extension, type Text } from '@codemirror/state'
import { activateHover, EditorView, hoverTooltip, keymap, type Tooltip } from '@codemirror/view'
import type { Explanation } from '../adviser/adviser.ts'
import type { CodeEditor } from './code-editor.ts'
import { filesBeside } from './files-beside.ts'
import { element } from './element.ts'
import { pageAdviser } from './page-adviser.ts'
import { words } from './spoken.ts'

/** What the name is under the mouse, or, by keyboard, at the caret: its type and what is written about it. */
export function nameCard(editor: CodeEditor): Extension {
	const explain = async (view: EditorView, at: number): Promise<Explanation | undefined> => {
		const { doc } = view.state
		try {
			const found = await pageAdviser(editor.language).explain(filesBeside(editor), editor.file, at)
			return view.state.doc === doc ? found : undefined
		} catch {
			// No adviser, or none any more.
			return undefined
		}
	}
	/** What the keyboard has asked for: there at once, since a card on its way follows the mouse. */
	let asked: { doc: Text; at: number; found: Explanation } | undefined
	const hover = hoverTooltip(
		(view, at) =>
			asked?.doc === view.state.doc && asked.at === at
				? cardOf(asked.found)
				: explain(view, at).then((found) => (found ? cardOf(found) : null)),
		{ hideOnChange: true },
	)
	/** The same at the caret, and spoken. */
	const ask = (view: EditorView): boolean => {
		const { doc, selection } = view.state
		const at = selection.main.head
		closeCompletion(view)
		void explain(view, at).then((found) => {
			view.dispatch({ effects: EditorView.announce.of(speak(found)) })
			if (!found || view.state.selection.main.head !== at) return
			asked = { doc, at, found }
			activateHover(view, at, 1, {
				tooltip: hover,
				until: ({ docChanged, selection }) => docChanged || selection !== undefined,
			})
		})
		return true
	}
	return [hover, Prec.high(keymap.of([{ key: 'Mod-i', run: ask, preventDefault: true }]))]
}

function cardOf(found: Explanation): Tooltip {
	const create = () => ({ dom: describeName(found) })
	return { pos: found.from, end: found.to, above: true, create }
}

function speak(found: Explanation | undefined): string {
	if (!found) return words.remarks.nothingKnown
	return [found.signature, found.text].filter(Boolean).join('. ')
}

/** The signature, and the text below it. */
export function describeName({ signature, text }: Explanation): HTMLElement {
	return element(
		'div',
		{ class: 'cm-name-card' },
		element('code', {}, signature),
		text === '' ? undefined : element('p', {}, text),
	)
}
