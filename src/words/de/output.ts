import type { Words } from '../words.ts'
import { numbers } from './numbers.ts'

export const output: Words['output'] = {
	output: 'Ausgabe',
	prints: 'Ausgabe',
	printedWhileGrading: 'Beim Prüfen ausgegeben',
	running: 'Läuft.',
	grading: 'Wird geprüft.',
	stopped: 'Angehalten.',
	finished: (time) => `Fertig nach ${time}.`,
	threw: (time) => `Nach ${time} mit einem Fehler beendet, den niemand abgefangen hat.`,
	byItsClock: (time) => `${time} auf der eigenen Uhr`,
	unloadable: 'Dein Code ließ sich nicht laden.',
	broke: 'Der Lauf ist abgebrochen. Das ist unser Fehler.',
	nothing: 'Es hat nichts ausgegeben.',
	errors: 'Fehlerausgabe: ',
	cut: (characters) =>
		characters === 1
			? '… 1 weiteres Zeichen wird nicht gezeigt.'
			: `… ${numbers.count(characters)} weitere Zeichen werden nicht gezeigt.`,
	filter: 'Zeilen filtern',
	filterWhat: 'Nur Zeilen mit diesem Text zeigen',
	found: 'Gefundene Zeilen',
	noLine: 'In keiner Zeile steht das.',
	lines: (count) => (count === 1 ? 'Eine Zeile.' : `${count} Zeilen.`),
	copy: 'Kopieren',
	copied: 'Kopiert',
	selected: 'Markiert: Kopiere es mit der Tastatur',
	megabytes: (size) => `${numbers.fixed(size, size < 10 ? 1 : 0)} MB`,
	fetched: 'Geladen',
	startingPython: 'Python startet …',
	fetchingPython: (size) => `Python wird geladen, einmalig ${size} …`,
	noProgram: 'Diese Aufgabe hat kein Programm zum Ausführen; lass sie stattdessen prüfen.',
	whatRunsIt: 'Was diese Aufgabe zum Laufen braucht,',
	unfetched: (what) =>
		`${what} konnte nicht geladen werden. Bist du offline? Nichts, was du geschrieben hast, ist verloren.`,
	newerOnly: (what) =>
		`${what} gibt es nur in einer neueren Version des Kurses. Lade die Seite neu, um sie zu benutzen; nichts, was du geschrieben hast, ist verloren.`,
	answers: (what, address, status) =>
		`${what} konnte nicht geladen werden: ${address} antwortet mit ${status}.`,
	unknownForm: (what) =>
		`${what} kam in einer Form, die diese Seite nicht kennt. Lade die Seite neu und versuch es noch einmal.`,
	plainEditor: 'Der volle Editor konnte nicht geladen werden. Der einfache funktioniert weiter.',
}
