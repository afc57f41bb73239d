import type { Words } from '../words.ts'

export const remarks: Words['remarks'] = {
	unfetched: 'Das Formatieren konnte nicht geladen werden.',
	format: 'Formatieren',
	fetching: 'Was Programme formatiert, wird geladen, nur dieses eine Mal.',
	formatted: 'Formatiert.',
	isFormatted: 'Das ist schon formatiert.',
	overtaken: 'Du hast inzwischen getippt, darum wurde nichts formatiert. Versuch es noch einmal.',
	notFormatted:
		'Was Programme formatiert, konnte nicht geladen werden oder hat nicht geantwortet. Dein Text ist, wie er war; versuch es noch einmal, wenn du online bist.',
	broken: (file, line, message) =>
		`${file} lässt sich erst formatieren, wenn die Syntax stimmt. Zeile ${line}: ${message}.`,
	notThisLanguage: 'TypeScript wird hier nicht formatiert.',
	title: 'Anmerkungen',
	none: 'Keine Anmerkungen.',
	count: (count) =>
		count === 0
			? 'Keine Anmerkungen.'
			: count === 1
				? 'Eine Anmerkung: F8 führt hin.'
				: `${count} Anmerkungen: F8 führt zur nächsten.`,
	severities: { error: 'Fehler', warning: 'Warnung', info: 'Hinweis', hint: 'Hinweis' },
	line: (line) => `Zeile ${line}`,
	close: 'Schließen',
	nothingKnown: 'Über diese Stelle ist nichts bekannt.',
	phrases: {
		Completions: 'Vervollständigungen',
		'Control character': 'Steuerzeichen',
		'Selection deleted': 'Auswahl gelöscht',
	},
}
