import { openJournal } from '../../../src/progress/journal.ts'

declare global {
	interface Window {
		openJournal: typeof openJournal
	}
}

window.openJournal = openJournal
