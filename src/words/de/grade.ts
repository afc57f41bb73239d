import type { Words } from '../words.ts'
import { numbers } from './numbers.ts'

export const grade: Words['grade'] = {
	passed: (count) =>
		count === 1 ? 'Bestanden: Der eine Fall stimmt.' : `Bestanden: Alle ${count} Fälle stimmen.`,
	failed: (passed, all) => `Noch nicht: ${passed} von ${all} Fällen bestanden.`,
	unloadable: 'Dein Code ließ sich nicht laden, darum lief kein Fall.',
	stoppedAfter: (time) => `Nach ${time} angehalten.`,
	during: (name) => `Das war im Fall „${name}“.`,
	tampered: 'Kein Urteil: Dein Code hat verändert, worauf die Fälle aufbauen.',
	tamperedWhy:
		'Wenn das verändert ist, beweist ein bestandener Fall nichts. Lass es, wie es ist, und lass noch einmal prüfen:',
	ungraded: 'Dieser Versuch wurde nicht geprüft. Das ist unser Fehler, und es kostet dich nichts.',
	hintBelow: 'Darunter steht ein Tipp.',
	firstFailure: 'Zuerst gescheitert: ',
	seconds: (value) => `${numbers.fixed(value, value < 10 ? 1 : 0)} s`,
	milliseconds: (value) => `${numbers.fixed(value, 0)} ms`,
	grading: 'Wird geprüft …',
	stopped: 'Angehalten. Nichts ist entschieden.',
	ran: (where) => `Ausgeführt ${where}.`,
	stale: 'Du hast den Code seitdem geändert.',
	again: 'Noch einmal versuchen',
	cases: 'Fälle',
	why: 'Warum',
	timeline: 'Zeitverlauf',
	timelineOf: (name) => `Zeitverlauf von „${name}“`,
	status: {
		waiting: 'wartet',
		running: 'läuft',
		passed: 'bestanden',
		failed: 'nicht bestanden',
		skipped: 'übersprungen',
		unrun: 'nicht ausgeführt',
		'cut-off': 'angehalten, während er lief',
	},
	runtimes: {
		worker: 'auf dieser Seite',
		webcontainer: 'in WebContainer (echtes Node)',
		pyodide: 'auf dieser Seite (CPython 3.14)',
	},
	pythonBusy: 'Dein Code hat gerechnet: Such nach einer Schleife, die nicht endet.',
	pythonWaiting:
		'Dein Code hat noch auf etwas gewartet, das nicht kam: Such nach einem await, einem join oder einem get(), das durch nichts beendet wird.',
	scriptBusy:
		'Dein Code hat die Event-Loop nicht wieder an die Reihe gelassen: Such nach einer Schleife, die läuft und läuft, ohne ein await, das wirklich wartet.',
	scriptWaiting:
		'Dein Code hat noch auf etwas gewartet, das nicht kam: Such nach einem Promise, das nie abgeschlossen wird.',
	at: 'Bei ',
	isAt: 'Es ist bei ',
	wasAt: 'Es war bei ',
	lineOf: (line, file) => `Zeile ${line} von ${file}`,
	difference: 'Erwartet (−) und erhalten (+)',
	hint: 'Ein Tipp zum gescheiterten Fall',
	hintLater: (left) =>
		`Nach ${left === 1 ? 'einem weiteren Versuch' : `${left} weiteren Versuchen`} gibt es einen Tipp.`,
	hintSteps: 'Jede Stufe verrät ein wenig mehr.',
	hintOf: (rung, all) => `Tipp ${rung} von ${all}`,
	nextExercise: (title) => `Nächste Aufgabe: ${title}`,
	goOn: (page) => `Weiter: ${page}`,
}
