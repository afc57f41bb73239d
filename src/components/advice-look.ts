import { EditorView } from '@codemirror/view'

/** A line under the text in the colour of what is said about it; forced colours take the system's own. */
function underline(colour: string) {
	return {
		backgroundImage: 'none',
		textDecoration: `underline wavy ${colour}`,
		textDecorationSkipInk: 'none',
		textUnderlineOffset: '0.2em',
	}
}

/** What floats over the text: as wide as a phone at most, in the colours of the page. */
export const adviceLook = EditorView.theme({
	'.cm-tooltip': {
		boxSizing: 'border-box',
		maxWidth: 'min(38rem, calc(100vw - 1rem))',
		border: '1px solid var(--sl-color-gray-4)',
		borderRadius: '0.375rem',
		background: 'var(--course-raised)',
		color: 'var(--sl-color-white)',
		fontSize: 'var(--sl-text-xs)',
		lineHeight: '1.5',
	},
	'.cm-tooltip.cm-tooltip-hover': { maxHeight: '16rem', overflow: 'auto' },
	'.cm-tooltip ul': { margin: '0', padding: '0', listStyle: 'none' },
	'.cm-tooltip-section:not(:first-child)': { borderTopColor: 'var(--course-line)' },
	'.cm-diagnostic': { margin: '0', padding: '0.375rem 0.75rem', overflowWrap: 'anywhere' },
	'.cm-diagnostic-error': { borderLeft: '4px solid var(--course-bad)' },
	'.cm-diagnostic-warning': { borderLeft: '4px solid var(--course-warn)' },
	'.cm-diagnostic-info': { borderLeft: '4px solid var(--sl-color-text-accent)' },
	'.rule': { color: 'var(--sl-color-gray-3)', fontFamily: 'var(--__sl-font-mono)' },
	'a.rule': { color: 'var(--sl-color-text-accent)' },
	'.cm-diagnosticAction': {
		minHeight: '0 !important',
		border: '1px solid var(--sl-color-gray-4) !important',
		backgroundColor: 'transparent',
		padding: '0 0.5rem !important',
		color: 'var(--sl-color-white)',
	},
	'.cm-lintRange': { paddingBottom: '0' },
	'.cm-lintRange-error': underline('var(--course-bad)'),
	'.cm-lintRange-warning': underline('var(--course-warn)'),
	'.cm-lintRange-info': underline('var(--sl-color-text-accent)'),
	'.cm-lintRange-active': { backgroundColor: 'var(--course-warn-back)' },
	'.cm-lintPoint:after': { borderBottomColor: 'var(--course-bad)' },
	'.cm-name-card': { padding: '0.375rem 0.75rem' },
	'.cm-name-card code': {
		background: 'none',
		padding: '0',
		color: 'var(--code-text)',
		fontFamily: 'var(--__sl-font-mono)',
		fontSize: 'inherit',
		whiteSpace: 'pre-wrap',
		overflowWrap: 'anywhere',
	},
	'.cm-name-card p': { margin: '0.25rem 0 0', whiteSpace: 'pre-wrap' },
	'.cm-tooltip.cm-tooltip-autocomplete > ul': {
		maxHeight: '14rem',
		maxWidth: 'min(30rem, calc(100vw - 2rem))',
		fontFamily: 'var(--__sl-font-mono)',
	},
	'.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
		padding: '0.125rem 0.5rem',
		lineHeight: '1.5',
	},
	'.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
		background: 'var(--course-selection)',
		color: 'var(--sl-color-white)',
	},
	'li[aria-selected] > .cm-completionDetail': { color: 'inherit' },
	'.cm-tooltip.cm-completionInfo': { maxWidth: '18rem', padding: '0', overflowWrap: 'anywhere' },
	'.cm-completionMatchedText': { color: 'var(--sl-color-text-accent)' },
	'.cm-completionDetail': {
		marginLeft: '0.5em',
		color: 'var(--sl-color-gray-3)',
		fontStyle: 'normal',
	},
	'.cm-panels': {
		border: '0',
		background: 'var(--course-raised)',
		color: 'var(--sl-color-white)',
		fontSize: 'var(--sl-text-xs)',
	},
	'.cm-remarks': {
		display: 'flex',
		alignItems: 'start',
		gap: '0.5rem',
		maxHeight: '10rem',
		overflow: 'auto',
		padding: '0.5rem 0.75rem',
	},
	'.cm-remarks ul': { flex: '1', margin: '0', padding: '0', listStyle: 'none' },
	'.cm-remarks li': { margin: '0 0 0.25rem', overflowWrap: 'anywhere' },
	'.cm-remarks button.mend': {
		minHeight: '0',
		padding: '0 0.5rem',
		fontSize: 'inherit',
	},
	'.cm-panels-bottom': { borderTop: '1px solid var(--course-line)' },
	'@media (forced-colors: active)': {
		'.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { background: 'Highlight' },
		'.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected], li[aria-selected] *': {
			color: 'HighlightText',
		},
	},
})
