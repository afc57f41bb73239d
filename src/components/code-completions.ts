import {
	autocompletion,
	startCompletion,
	type Completion,
	type CompletionContext,
	type CompletionResult,
} from '@codemirror/autocomplete'
import type { Extension } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type { CodeEditor } from './code-editor.ts'
import { filesBeside } from './files-beside.ts'
import { describeName } from './name-card.ts'
import { pageAdviser } from './page-adviser.ts'

/** Names that could stand at the caret, while a word is written or when they are asked for. Enter stays Enter until one is chosen. */
export function completions(editor: CodeEditor): Extension {
	return autocompletion({
		override: [(context) => offer(editor, context)],
		selectOnOpen: false,
		// It is there against keys that choose by chance. None is chosen until somebody asks.
		interactionDelay: 0,
		icons: false,
		maxRenderedOptions: 60,
	})
}

/** Where names are offered unasked: behind a part of a name, or a dot. */
const place = /[A-Za-z_$][\w$]*$|\.$/

/** Offers names at the caret as if what stands before it were typed now. */
export function offerNames(view: EditorView): void {
	const { doc, selection } = view.state
	const { head } = selection.main
	if (place.test(doc.sliceString(doc.lineAt(head).from, head))) startCompletion(view)
}

async function offer(
	editor: CodeEditor,
	context: CompletionContext,
): Promise<CompletionResult | null> {
	const { pos, explicit, state } = context
	if (!explicit && !context.matchBefore(place)) return null
	const { file, language } = editor
	const files = { ...filesBeside(editor), [file]: state.doc.toString() }
	const over = new AbortController()
	context.addEventListener('abort', () => over.abort())
	const adviser = pageAdviser(language)
	const about = async (name: string) => {
		const found = await adviser.explain(files, file, pos, name).catch(() => undefined)
		return found ? { dom: describeName(found) } : null
	}
	try {
		const found = await adviser.complete(files, file, pos, over.signal)
		if (!found) return null
		const options = found.options.map(({ label, kind, rank }): Completion => ({
			label,
			// Read out right after the label.
			detail: ` ${kind}`,
			boost: rank,
			info: () => about(label),
		}))
		return { from: found.from, options, validFor: /^[\w$]*$/ }
	} catch {
		// Typed on meanwhile, or no adviser.
		return null
	}
}
