import { closeBrackets, closeBracketsKeymap, insertBracket } from '@codemirror/autocomplete'
import {
	cursorCharLeft,
	cursorCharRight,
	defaultKeymap,
	history,
	historyKeymap,
	indentLess,
	indentMore,
	indentWithTab,
	undo,
} from '@codemirror/commands'
import {
	bracketMatching,
	HighlightStyle,
	indentOnInput,
	indentUnit,
	syntaxHighlighting,
	type LanguageSupport,
} from '@codemirror/language'
import { EditorSelection, EditorState, type Extension } from '@codemirror/state'
import {
	drawSelection,
	EditorView,
	highlightActiveLine,
	highlightActiveLineGutter,
	highlightSpecialChars,
	keymap,
	lineNumbers,
} from '@codemirror/view'
import { highlightCode, tags } from '@lezer/highlight'
import type { Language } from '../course/language.ts'
import { changeBetween } from './change-between.ts'
import { colourOf, type CodeRole } from './code-colours.ts'
import type { EditorKey, Surface } from './code-editor.ts'
import { escapableTab } from './escapable-tab.ts'
import { typing } from './typing.ts'

export interface SurfaceOptions {
	/** What it replaces: hidden, kept in step, and its label taken over. */
	textarea: HTMLTextAreaElement
	file: string
	grammar: Grammar
	readOnly: boolean
	/** The text before the learner typed into the textarea: what undo goes back to. */
	opened: string
	/** What has scrolled the textarea until now. */
	scroller: HTMLElement
	onEdit: () => void
}

/** What the editor knows of a language. */
export interface Grammar {
	support: LanguageSupport
	/** What Tab writes into a file that is not indented with tabs. */
	indent: string
}

/** Fetches what the editor knows of a language. */
export async function loadGrammar(language: Language): Promise<Grammar> {
	if (language === 'py') {
		const { python } = await import('@codemirror/lang-python')
		return { support: python(), indent: '    ' }
	}
	const { javascript } = await import('@codemirror/lang-javascript')
	return { support: javascript({ typescript: true }), indent: '  ' }
}

/** Puts CodeMirror in the place of a textarea, in one step, so that no key is lost between the two. */
export function openSurface(options: SurfaceOptions): Surface {
	const { textarea, scroller, opened } = options
	const text = textarea.value
	const selection = EditorSelection.single(...selectedIn(textarea))
	const scrolled = { top: scroller.scrollTop, left: scroller.scrollLeft }
	const focused = document.activeElement === textarea

	const parent = document.createElement('div')
	parent.className = 'surface'
	const view = new EditorView({ parent, doc: opened, extensions: extensionsFor(options) })
	if (text !== opened) {
		view.dispatch({ changes: changeBetween(opened, text), userEvent: 'input.type' })
	}
	view.dispatch({ selection })
	textarea.hidden = true
	textarea.before(parent)
	view.scrollDOM.scrollTop = scrolled.top
	view.scrollDOM.scrollLeft = scrolled.left
	if (focused) view.focus()

	whenIdle(() => void advise(view, textarea))

	return {
		get text() {
			return view.state.doc.toString()
		},
		set text(next: string) {
			view.dispatch({ changes: changeBetween(view.state.doc.toString(), next) })
		},
		goTo(line, column) {
			const { doc } = view.state
			const at = doc.line(Math.min(Math.max(line, 1), doc.lines))
			const anchor = Math.min(at.from + Math.max(column, 1) - 1, at.to)
			view.focus()
			view.dispatch({
				selection: { anchor },
				effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
			})
		},
		async format(teller) {
			const { formatCode } = await import('./format-code.ts')
			const editor = textarea.closest('code-editor')
			if (editor) await formatCode(view, editor, teller)
		},
		press: (key) => press(view, key),
		destroy: () => {
			textarea.value = view.state.doc.toString()
			view.destroy()
			parent.remove()
		},
	}
}

/** What reads along comes when the editor is there and nothing else is to do; without it the editor is an editor. */
async function advise(view: EditorView, textarea: HTMLTextAreaElement) {
	const editor = textarea.closest('code-editor')
	try {
		const { beginAdvice } = await import('./editor-advice.ts')
		if (editor && view.dom.isConnected) beginAdvice(view, editor)
	} catch {
		// It did not arrive. Whoever asks for more than an editor is told then.
	}
}

const commands = {
	indent: indentMore,
	dedent: indentLess,
	left: cursorCharLeft,
	right: cursorCharRight,
	undo,
} as const

/** As if the key had been pressed: a bracket brings the one that closes it. */
function press(view: EditorView, key: EditorKey) {
	if (typeof key === 'string') commands[key](view)
	else
		view.dispatch(
			insertBracket(view.state, key.type) ??
				view.state.update(view.state.replaceSelection(key.type), { userEvent: 'input.type' }),
		)
	view.focus()
}

/** Whoever holds the editor formats, and can be told how it went. */
function askFormat(textarea: HTMLTextAreaElement): boolean {
	textarea.dispatchEvent(new CustomEvent('format', { bubbles: true }))
	return true
}

function whenIdle(work: () => void) {
	// Safari has no such call.
	if ('requestIdleCallback' in window) requestIdleCallback(work)
	else setTimeout(work)
}

function selectedIn(textarea: HTMLTextAreaElement): [anchor: number, head: number] {
	const { selectionStart, selectionEnd, selectionDirection } = textarea
	return selectionDirection === 'backward'
		? [selectionEnd, selectionStart]
		: [selectionStart, selectionEnd]
}

function extensionsFor(options: SurfaceOptions): Extension {
	const { textarea, file, grammar, readOnly, onEdit } = options
	const named = textarea.getAttribute('aria-label') ?? file
	const described = textarea.getAttribute('aria-describedby')
	return [
		lineNumbers(),
		highlightSpecialChars(),
		drawSelection(),
		bracketMatching(),
		look,
		syntaxHighlighting(highlightStyle),
		grammar.support,
		EditorState.tabSize.of(grammar.indent.length),
		EditorView.contentAttributes.of({
			tabindex: '0',
			'aria-label': named,
			...(described && { 'aria-describedby': described }),
		}),
		readOnly
			? [
					EditorState.readOnly.of(true),
					EditorView.editable.of(false),
					EditorView.contentAttributes.of({ 'aria-readonly': 'true' }),
				]
			: [
					history(),
					indentUnit.of(textarea.value.includes('\n\t') ? '\t' : grammar.indent),
					indentOnInput(),
					closeBrackets(),
					highlightActiveLine(),
					highlightActiveLineGutter(),
					escapableTab,
					typing,
					keymap.of([
						{ key: 'Shift-Alt-f', run: () => askFormat(textarea) },
						...closeBracketsKeymap,
						...historyKeymap,
						indentWithTab,
					]),
					EditorView.updateListener.of((update) => {
						if (!update.docChanged) return
						textarea.value = update.state.doc.toString()
						onEdit()
					}),
				],
		keymap.of(defaultKeymap),
	]
}

/** What the editor calls each role of the one table of colours. */
const tagsOf: Record<CodeRole, Parameters<typeof HighlightStyle.define>[0][number]['tag']> = {
	comment: tags.comment,
	keyword: [tags.keyword, tags.modifier, tags.operatorKeyword],
	operator: [tags.operator, tags.punctuation, tags.bracket, tags.derefOperator],
	string: [tags.string, tags.regexp],
	template: [tags.special(tags.brace), tags.escape],
	constant: [tags.number, tags.bool, tags.null, tags.self, tags.atom],
	function: [tags.function(tags.variableName), tags.function(tags.propertyName)],
	type: [tags.typeName, tags.className, tags.namespace],
	property: [tags.propertyName, tags.definition(tags.propertyName)],
}

function roles(): CodeRole[] {
	return Object.keys(tagsOf).filter((role): role is CodeRole => role in tagsOf)
}

const highlightStyle = HighlightStyle.define(
	roles().map((role) => ({ tag: tagsOf[role], color: colourOf(role) })),
)

/** Code to be read and not written, in the editor's colours. An editor must have been opened in the page: it brings them. */
export async function paintCode(text: string, language: Language): Promise<(Node | string)[]> {
	const { support } = await loadGrammar(language)
	const painted: (Node | string)[] = []
	highlightCode(
		text,
		support.language.parser.parse(text),
		highlightStyle,
		(part, classes) => {
			const span = document.createElement('span')
			span.className = classes
			span.textContent = part
			painted.push(classes === '' ? part : span)
		},
		() => painted.push('\n'),
	)
	return painted
}

/** The measures are those of the textarea it replaces (styles/exercise/editor.css), so that the swap moves nothing. */
const look = EditorView.theme({
	'&': { maxHeight: '34rem', color: 'var(--code-text)', background: 'none' },
	'&.cm-focused': { outline: 'none' },
	'.cm-scroller': { fontFamily: 'var(--__sl-font-mono)', lineHeight: 'var(--editor-line)' },
	'.cm-content': { padding: 'var(--editor-pad) 0', caretColor: 'var(--code-text)' },
	'.cm-line': { padding: '0 1rem 0 0' },
	'.cm-gutters': {
		border: '0',
		backgroundColor: 'var(--editor-back)',
		color: 'var(--code-comment)',
	},
	'.cm-lineNumbers .cm-gutterElement': {
		boxSizing: 'border-box',
		minWidth: 'var(--editor-gutter)',
		padding: '0 var(--editor-gap) 0 0',
	},
	'.cm-activeLine': { backgroundColor: 'var(--course-active-line)' },
	'.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--code-text)' },
	'.cm-cursor': { borderLeftColor: 'var(--code-text)' },
	'.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground':
		{ background: 'var(--course-selection)' },
	'&.cm-focused .cm-matchingBracket': {
		outline: '1px solid var(--sl-color-text-accent)',
		backgroundColor: 'transparent',
	},
	'&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--course-bad-back)' },
	// A background alone would not be drawn.
	'@media (forced-colors: active)': {
		'.cm-selectionLayer .cm-selectionBackground': {
			opacity: '0.4',
			backgroundColor: 'Highlight !important',
		},
	},
})
