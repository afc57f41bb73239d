import { isolateHistory } from '@codemirror/commands'
import type { EditorView } from '@codemirror/view'
import { Refusal, type Refused } from '../adviser/adviser.ts'
import { changeBetween } from './change-between.ts'
import type { CodeEditor, Teller } from './code-editor.ts'
import { element } from './element.ts'
import type { FetchAhead } from './fetch-ahead.ts'
import { FetchBar } from './fetch-bar.ts'
import { filesBeside } from './files-beside.ts'
import { adviserFiles, pageAdviser } from './page-adviser.ts'
import { sameCharacter } from './same-character.ts'
import { words } from './spoken.ts'

/** How a text came out of Format; `overtaken`: somebody has typed meanwhile, and it was left alone. */
type Formatted = 'changed' | 'same' | 'overtaken'

const said: Readonly<Record<Formatted, string>> = {
	changed: words.remarks.formatted,
	same: words.remarks.isFormatted,
	overtaken: words.remarks.overtaken,
}

/** How long, in milliseconds, nothing need be said of: what formats is there, and at work. */
const patience = 400

/** Formats the text of an editor, and says how it went. */
export async function formatCode(
	view: EditorView,
	editor: CodeEditor,
	teller: Teller,
): Promise<void> {
	using _ = tellWaiting(adviserFiles(editor.language), teller)
	try {
		teller.say(said[await layAnew(view, editor)])
	} catch (error) {
		teller.notice(error instanceof Refusal ? sayRefusal(error.why) : words.remarks.notFormatted)
	}
}

/** Says what is being fetched, and how much of it is there, until it is disposed of. */
function tellWaiting(files: FetchAhead, teller: Teller): Disposable {
	const bar = new FetchBar()
	const place = element('span')
	const over = new AbortController()
	const { signal } = over
	const show = () => bar.show(place, files.arrived)
	const waiting = setTimeout(() => {
		show()
		files.addEventListener('change', show, { signal })
		const close = teller.notice(words.remarks.fetching, [], place)
		signal.addEventListener('abort', close)
	}, patience)
	signal.addEventListener('abort', () => clearTimeout(waiting))
	return { [Symbol.dispose]: () => over.abort() }
}

function sayRefusal(why: Refused): string {
	return why.kind === 'syntax'
		? words.remarks.broken(why.file, why.line, why.message)
		: words.remarks.notThisLanguage
}

/** Lays the text of an editor out anew, in one step that one undo takes back. The caret stays where it was in the code. */
async function layAnew(view: EditorView, editor: CodeEditor): Promise<Formatted> {
	const { doc } = view.state
	const before = doc.toString()
	const after = await pageAdviser(editor.language).format(filesBeside(editor), editor.file)
	if (!view.state.doc.eq(doc)) return 'overtaken'
	if (after === before) return 'same'
	view.dispatch({
		changes: changeBetween(before, after),
		selection: { anchor: sameCharacter(before, view.state.selection.main.head, after) },
		annotations: isolateHistory.of('full'),
		userEvent: 'input.format',
		scrollIntoView: true,
	})
	return 'changed'
}
