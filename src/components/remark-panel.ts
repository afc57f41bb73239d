import { forEachDiagnostic, type Diagnostic } from '@codemirror/lint'
import { StateEffect, StateField, type EditorState, type Extension } from '@codemirror/state'
import { type EditorView, showPanel, type Panel } from '@codemirror/view'
import { button, element } from './element.ts'
import { words } from './spoken.ts'

const show = StateEffect.define<boolean>()

const isShown = StateField.define<boolean>({
	create: () => false,
	update: (shown, { effects }) => effects.findLast((effect) => effect.is(show))?.value ?? shown,
	provide: (field) => showPanel.from(field, (shown) => (shown ? openPanel : null)),
})

/**
 * Everything that is said of the file, as a list below it. CodeMirror's own is a list of options, in which no link
 * and no button may stand.
 */
export const remarkPanel: Extension = isShown

/** Opens the list, with the focus in it, or closes it. */
export function toggleRemarks(view: EditorView): boolean {
	if (view.state.field(isShown)) return closeRemarks(view)
	view.dispatch({ effects: show.of(true) })
	view.dom.querySelector<HTMLElement>('.cm-remarks button')?.focus()
	return true
}

function closeRemarks(view: EditorView): boolean {
	view.dispatch({ effects: show.of(false) })
	view.focus()
	return true
}

function openPanel(view: EditorView): Panel {
	const list = element('ul')
	const close = button(words.remarks.close, () => closeRemarks(view), { class: 'quiet' })
	const dom = element(
		'div',
		{ class: 'cm-remarks', role: 'group', 'aria-label': words.remarks.title },
		list,
		close,
	)
	dom.addEventListener('keydown', (event) => {
		if (event.key !== 'Escape') return
		event.stopPropagation()
		closeRemarks(view)
	})
	let shown = ''
	const draw = () => {
		const found = remarksIn(view.state)
		const said = found.map(({ line, diagnostic }) => `${line}: ${diagnostic.message}`).join('\n')
		// A list that is the same stays, and with it the focus.
		if (said === shown && list.hasChildNodes()) return
		shown = said
		const had = list.contains(document.activeElement)
		list.replaceChildren(
			...(found.length > 0 ? found.map((each) => itemOf(view, each)) : [nothing()]),
		)
		if (had) (list.querySelector('button') ?? close).focus()
	}
	draw()
	return { dom, update: draw }
}

interface Found {
	diagnostic: Diagnostic
	from: number
	to: number
	line: number
}

function remarksIn(state: EditorState): Found[] {
	const found: Found[] = []
	forEachDiagnostic(state, (diagnostic, from, to) => {
		found.push({ diagnostic, from, to, line: state.doc.lineAt(from).number })
	})
	return found
}

function nothing(): HTMLElement {
	return element('li', {}, words.remarks.none)
}

function itemOf(view: EditorView, { diagnostic, from, to, line }: Found): HTMLElement {
	const go = () => {
		view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true })
		view.focus()
	}
	const mends = (diagnostic.actions ?? []).map(({ name, apply }) =>
		button(name, () => apply(view, from, to), { class: 'mend' }),
	)
	return element(
		'li',
		{},
		button(words.remarks.line(line), go, { class: 'place' }),
		' ',
		diagnostic.renderMessage?.(view) ?? diagnostic.message,
		...mends.flatMap((mend) => [' ', mend]),
	)
}
