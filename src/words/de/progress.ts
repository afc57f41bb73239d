import type { Words } from '../words.ts'
import { numbers } from './numbers.ts'

export const progress: Words['progress'] = {
	passed: (count, all) => `Du hast ${count} von ${all} Aufgaben bestanden.`,
	beginWith: 'Fang an mit ',
	next: 'Als Nächstes: ',
	allDone: 'Das sind alle.',
	due: 'Darüber bist du schon einmal gestolpert. Mach die Aufgabe noch einmal von vorn (Zurücksetzen): Was du jetzt hast, bleibt dort bei deinen Versuchen.',
	nothingDue: (later, when) =>
		later === 1
			? `Nichts ist fällig. Eine Aufgabe kommt wieder: ${when}.`
			: `Nichts ist fällig. ${later} Aufgaben kommen wieder, die erste ${when}.`,
	passedIn: (languages) => `bestanden in ${languages.join(' und ')}`,
	begun: 'begonnen',
	inEither: (languages) => languages.join(' oder '),
	forgetWhat: 'Alles, was du in diesem Browser geschrieben und bestanden hast, ist dann weg.',
	saveFirst: 'Erst in eine Datei speichern',
	forget: 'Vergessen',
	forgotten: 'Alles ist vergessen.',
	nothingToForget:
		'Dieser Browser lässt die Seite nichts behalten, also gab es nichts zu vergessen.',
	saved: (name) => `Gespeichert als ${name}.`,
	nothingToSave:
		'Dieser Browser lässt die Seite nichts behalten, also gibt es nichts zu speichern.',
	notRead: (name, why) => `„${name}“ wurde nicht eingelesen: ${why}. Nichts wurde geändert.`,
	tooLarge: (name) =>
		`„${name}“ wurde nicht eingelesen: Sie ist zu groß für eine Datei dieses Kurses.`,
	unreadable: {
		broken: 'sie ist kein JSON oder wurde abgeschnitten',
		another: 'sie ist keine Datei, die dieser Kurs geschrieben hat',
		newer: (its, known) =>
			`eine neuere Version des Kurses hat sie geschrieben (${its}, und diese Seite kennt ${known}): Lade die Seite neu und versuch es noch einmal`,
		stranger: (key) => `sie enthält etwas, das nicht zu diesem Kurs gehört: „${key}“`,
	},
	full: 'Der Speicher dieses Browsers ist voll: Die Datei wurde nicht ganz eingelesen. Schaff Platz und lies sie noch einmal ein; nichts wird doppelt gelesen.',
	blocked:
		'Dieser Browser lässt die Seite nichts behalten, darum wurde die Datei nicht eingelesen.',
	read: (name) => `„${name}“ wurde eingelesen.`,
	unread: (count) =>
		count === 1
			? 'Ein Versuch darin war nicht zu verstehen und wurde weggelassen.'
			: `${count} Versuche darin waren nicht zu verstehen und wurden weggelassen.`,
	nothingNew: 'Nichts darin war neu.',
	added: (count) =>
		count === 1 ? 'Ein Eintrag darin war neu.' : `${count} Einträge darin waren neu.`,
	differed: (count) =>
		`${count === 1 ? 'Einer wich' : `${count} wichen`} von dem ab, was hier war: Es gilt die spätere Fassung, und die andere wird daneben aufgehoben.`,
	goAlong: (count, passed) =>
		count === 1
			? `Eine Aufgabe geht mit; sie ist hier ${passed === 1 ? '' : 'nicht '}bestanden.`
			: `${count} Aufgaben gehen mit, ${passed === 0 ? 'keine' : passed} davon hier bestanden; eine in beiden Sprachen zählt als zwei.`,
	nothingToHandIn:
		'In diesem Browser wurde noch nichts geschrieben oder geprüft, also gibt es nichts abzugeben.',
	noName: 'Schreib erst deinen Namen: Es muss klar sein, von wem die Abgabe ist.',
	noChecksum:
		'Sie hat keine Prüfsumme: An einer Adresse, die nicht sicher ist, macht dieser Browser keine. Abgeben kannst du sie trotzdem.',
	notHandedIn:
		'Was dieser Browser aufhebt, passt nicht in eine Abgabe: Es ist zu groß oder beschädigt. Speichere unten deinen Fortschritt in eine Datei und gib die ab.',
	sending: (host) => `Wird an ${host} geschickt.`,
	handedIn: (host, { receipt, at }) =>
		`${host} hat die Abgabe, ${at}. Falls jemand fragt: Ihre Nummer ist ${receipt}.`,
	refused: (host, why) =>
		`${host} hat sie nicht angenommen und sagt: „${why}“ Von dir ist nichts verloren: Du kannst sie speichern und die Datei selbst abgeben.`,
	refusedSilently: (host) =>
		`${host} hat sie nicht angenommen und sagt nicht, warum. Von dir ist nichts verloren: Du kannst sie speichern und die Datei selbst abgeben.`,
	unanswered: (host) =>
		`${host} antwortet nicht. Bist du offline? Von dir ist nichts verloren: Versuch es noch einmal, oder speichere sie und gib die Datei selbst ab.`,
	arrivedDamaged: (host) =>
		`Bei ${host} ist etwas anderes angekommen, als geschickt wurde. Versuch es noch einmal, oder speichere sie und gib die Datei selbst ab.`,
	certified: (count, all, on) =>
		`hat ${count} von ${all} Aufgaben dieses Kurses bestanden (Stand: ${on}).`,
	onServer: 'auf einem Server',
	inBrowser: 'in diesem Browser',
	allOnServer: 'Alles wurde auf einem Server geprüft.',
	someInBrowser:
		'Was in diesem Browser geprüft wurde, beruht auf dem Wort dessen, der ihn benutzt hat: Die verborgenen Suites des Kurses haben es dort geprüft, und niemand sonst hat es gesehen.',
	today: (at) => `heute um ${numbers.time(at)}`,
	yesterday: (at) => `gestern um ${numbers.time(at)}`,
	on: (at) => `am ${numbers.date(at)}`,
	now: 'jetzt',
	laterToday: 'heute noch',
	tomorrow: 'morgen',
	inDays: (days) => `in ${days} Tagen`,
}
