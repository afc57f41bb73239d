import type { Words } from '../words.ts'
import { numbers } from './numbers.ts'

const many = (count: number, one: string, more: string) =>
	count === 1 ? `1 ${one}` : `${numbers.count(count)} ${more}`
const tasks = (count: number) => many(count, 'Task', 'Tasks')

export const timeline: Words['timeline'] = {
	heading: 'Zeitverlauf',
	zoom: 'Zoom',
	zoomOut: 'Verkleinern',
	zoomIn: 'Vergrößern',
	wholeRun: 'Ganzer Lauf',
	asTable: 'Als Tabelle',
	follow: 'Diesem Task folgen',
	fit: 'Alle Spuren einpassen',
	compareWith: 'Vergleichen mit ',
	nothing: 'nichts',
	followed:
		'Die anderen sind ausgegraut; wer ihn erzeugt hat und worauf er wartet, bleibt sichtbar.',
	unfollowed: 'Alle Tasks sind wieder zu sehen.',
	blockedMore: (times) =>
		times === 1
			? 'Sie war noch ein weiteres Mal blockiert.'
			: `Sie war noch ${times} weitere Male blockiert.`,
	legend: 'Legende',
	keys: 'Pfeiltasten: von Balken zu Balken. Enter oder Klick: zu seiner Zeile. +, −, 0 oder Strg und Mausrad: Zoom. Umschalt und Pfeile, oder ziehen: verschieben. F: folgen.',
	label: (title, sentence) =>
		`Zeitverlauf „${title}“: ${sentence} Pfeiltasten gehen von Balken zu Balken, Enter zeigt die Zeile. Dasselbe gibt es als Tabelle.`,
	requests: (peak) => `Anfragen, bis zu ${peak}`,
	requestsInFlight: (peak) => `Anfragen unterwegs, bis zu ${peak}`,
	unfetched: 'Der Zeitverlauf konnte nicht geladen werden. Alles andere funktioniert weiter.',
	isBelow: (name) => `Der Zeitverlauf von „${name}“ steht darunter.`,
	yourProgram: 'Dein Programm',
	yoursBefore: 'Deins zuvor',
	theSolution: 'Die Lösung',
	save: 'Speichern',
	saveAs: {
		svg: 'Bild (SVG)',
		png: 'Bild (PNG)',
		json: 'Aufzeichnung für Perfetto (JSON)',
	},
	saved: (name) => `Gespeichert als ${name}.`,
	unsaved: (why) => `Das konnte nicht gespeichert werden: ${why}`,
	noPicture: 'dieser Browser macht kein PNG daraus. Speichere es als SVG.',
	caption: (title) => `${title}: was jeder Task getan hat, der Reihe nach`,
	tableOf: (title) => `${title} als Tabelle`,
	showNext: (count, rest) =>
		count === 1 ? 'Die letzte Zeile zeigen' : `Die nächsten ${count} von ${rest} Zeilen zeigen`,
	columns: {
		task: 'Task',
		from: 'Von',
		to: 'Bis',
		took: 'Dauer',
		did: 'Was er tat',
		waitedFor: 'Wartete auf',
		line: 'Zeile',
	},
	kinds: { thread: 'Thread', process: 'Prozess' },
	aKind: { thread: 'ein Thread', process: 'ein Prozess' },
	card: { waitsFor: 'auf', took: 'Dauer', from: 'von', in: 'in', at: 'bei' },
	turns: (count) => `${count} Durchläufen`,
	fromTo: (from, to) => `${from} bis ${to}`,

	took: (time) => `Das dauerte ${time}`,
	waited: (waiting, time) => `${waiting} Warten in ${time}`,
	peak: (requests) => `, mit bis zu ${requests} Anfragen zugleich`,
	ran(counts) {
		const said = [
			counts.task > 0 && tasks(counts.task),
			counts.thread > 0 && many(counts.thread, 'Thread', 'Threads'),
			counts.process > 0 && many(counts.process, 'Prozess', 'Prozesse'),
		].filter((part) => part !== false)
		const isOne = counts.task + counts.thread + counts.process <= 1
		return `${said.length === 0 ? 'Kein Task' : said.join(' und ')} ${isOne ? 'lief' : 'liefen'}.`
	},
	folded: (count) => `Nicht gezeigt: ${tasks(count)} der Bibliotheken.`,
	leftOut: (count) =>
		count === 1
			? 'Es war mehr, als ein Zeitverlauf fasst: 1 Ereignis ist weggelassen.'
			: `Es war mehr, als ein Zeitverlauf fasst: ${numbers.count(count)} Ereignisse sind weggelassen.`,
	waits: 'wartet',
	isReady: 'ist bereit',
	runs: 'läuft',
	runsAndBlocks: 'läuft und blockiert die Event-Loop',
	ends: {
		done: 'dann ist er fertig',
		failed: 'dann scheitert er',
		cancelled: 'wird abgebrochen',
		stopped: 'bis er angehalten wird',
	},
	waitsFor: {
		sleep: 'das Ende einer Pause',
		http: 'eine Antwort',
		lock: 'ein Lock',
		queue: 'eine Queue',
		thread: 'einen Thread',
		process: 'einen Prozess',
		task: 'einen Task',
		other: 'etwas anderes',
	},
	place: (line, file) => `Zeile ${line} von ${file}`,
	bar: ({ lane, deed, waitsFor, time, from, to, place }) =>
		`${lane} ${deed}${waitsFor === undefined ? '' : ` auf ${waitsFor}`}, ${time}, von ${from} bis ${to}${place === undefined ? '' : `, ${place}`}.`,
	aTask: 'Ein Task',
	blocked: ({ lane, time, from, to, place, held }) =>
		`${lane} hat die Event-Loop ${time} lang blockiert, von ${from} bis ${to}${place === undefined ? '' : ` (${place})`}: ${tasks(held)} ${held === 1 ? 'konnte' : 'konnten'} nicht weiter.`,
	failed: (lane, time) => `${lane} ist nach ${time} gescheitert.`,
	cancelled: (count) => `${tasks(count)} ${count === 1 ? 'wurde' : 'wurden'} abgebrochen.`,
	looks: {
		runs: 'läuft',
		blocks: 'läuft und blockiert die Event-Loop',
		http: 'wartet auf eine Antwort',
		sleep: 'schläft',
		elsewhere: 'wartet auf einen Thread oder Prozess',
		inside: 'wartet auf einen anderen Task',
		ready: 'bereit, aber noch nicht an der Reihe',
		failed: 'gescheitert',
		cancelled: 'abgebrochen',
	},
	compared: (other, otherTime, now, time) => `${other}: ${otherTime}; ${now}: ${time}`,
	asFast: '. Gleich schnell',
	faster: (times) => `. Das ist ${times}-mal so schnell`,
	slower: (times) => `. Das ist ${times}-mal so langsam`,
	peaks: (now, before) =>
		`Höchstens ${many(now, 'Anfrage', 'Anfragen')} zugleich unterwegs statt ${before}.`,
	flightTrack: 'Anfragen unterwegs',
}
