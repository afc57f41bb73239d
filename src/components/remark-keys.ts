import { forEachDiagnostic, nextDiagnostic, previousDiagnostic } from '@codemirror/lint'
import { Prec, type Extension } from '@codemirror/state'
import {
	closeHoverTooltips,
	EditorView,
	hasHoverTooltips,
	keymap,
	type Command,
} from '@codemirror/view'
import { remarkPanel, toggleRemarks } from './remark-panel.ts'
import { words } from './spoken.ts'

/** From one remark to the next by keyboard, and away with what floats over the text. */
export const remarkKeys: Extension = [
	remarkPanel,
	Prec.high(
		keymap.of([
			{
				key: 'F8',
				run: (view) => go(view, nextDiagnostic),
				shift: (view) => go(view, previousDiagnostic),
			},
			{ key: 'Mod-Shift-m', run: toggleRemarks, preventDefault: true },
			{ key: 'Escape', run: closeCards },
		]),
	),
]

/** The remark is selected, shown, and spoken. */
function go(view: EditorView, move: Command): boolean {
	const moved = move(view)
	const { from, to } = view.state.selection.main
	let said = words.remarks.none
	forEachDiagnostic(view.state, ({ message, severity }, start, end) => {
		if (start === from && end === to) said = `${words.remarks.severities[severity]}: ${message}`
	})
	view.dispatch({ effects: EditorView.announce.of(said) })
	return moved
}

function closeCards(view: EditorView): boolean {
	if (!hasHoverTooltips(view.state)) return false
	view.dispatch({ effects: closeHoverTooltips })
	return true
}
