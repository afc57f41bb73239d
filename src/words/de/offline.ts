import type { Words } from '../words.ts'
import { numbers } from './numbers.ts'

export const offline: Words['offline'] = {
	looking: 'Sieht nach, was dieser Browser gespeichert hat …',
	insecure:
		'Hier kann nichts gespeichert werden: Ein Browser speichert Seiten nur von einer Website, deren Adresse mit https:// beginnt oder die auf diesem Computer liegt.',
	unsupported:
		'Hier kann nichts gespeichert werden: Dieser Browser hat keine Service Worker, oder sie sind abgeschaltet. Das kann an einem privaten Fenster liegen; in einem gewöhnlichen geht es.',
	newer: 'Es gibt eine neuere Version des Kurses. Lade diese Seite neu und nimm dann jene mit.',
	begun: (left, room) =>
		`Ein Teil des Kurses ist in diesem Browser gespeichert. Etwa ${left} sind noch zu laden; alles zusammen braucht ${room} vom Speicher dieses Geräts.`,
	offered: (left, room) =>
		`Für den ganzen Kurs sind etwa ${left} zu laden. Er braucht ${room} vom Speicher dieses Geräts.`,
	taking:
		'Der Kurs wird geladen. Bleib auf dieser Seite, bis er fertig ist; was angekommen ist, bleibt auf jeden Fall.',
	kept: (left) => `Was geladen wurde, bleibt gespeichert; etwa ${left} fehlen noch.`,
	complete: (room) =>
		`Der ganze Kurs ist in diesem Browser: jede Seite, jede Aufgabe und Python. Er braucht ${room} Speicher.`,
	persisted: 'Der Browser hat zugesagt, ihn zu behalten, bis du ihn entfernst.',
	notPersisted: 'Der Browser darf ihn entfernen, wenn auf dem Gerät der Platz knapp wird.',
	nothingLost: 'Nichts, was du geschrieben hast, ist verloren.',
	refused: {
		full: 'Der Speicher dieses Browsers für diese Website ist voll, darum kann nichts vom Kurs gespeichert werden. Schaff Platz auf dem Gerät und lade dann diese Seite neu.',
		noNetwork:
			'Die ersten Dateien sind nicht angekommen: Das Netz war weg. Lade diese Seite neu, wenn du online bist.',
		changed: (why) =>
			`Was angekommen ist, ist nicht, was die Website veröffentlicht: ${why} Es wurde nicht gespeichert. Das kommt vor, wenn ein Netz eine Anmeldung verlangt oder wenn die Website gerade aktualisiert wird. Lade diese Seite in einer Minute neu.`,
		other: (why) =>
			`Der Browser hat die Website nichts speichern lassen: ${why} Der Kurs funktioniert weiter, mit Netz.`,
	},
	stopped: 'Angehalten.',
	full: 'Der Speicher dieses Browsers für diese Website ist voll. Schaff Platz auf dem Gerät und mach dann weiter.',
	lacking: (size) =>
		`Der Speicher dieses Browsers für diese Website ist voll: Es fehlen etwa ${size}. Schaff Platz auf dem Gerät und mach dann weiter.`,
	broken: (why) => `Der Browser konnte es nicht speichern: ${why}`,
	noNetwork: 'Das Netz war weg. Mach weiter, wenn du online bist.',
	notGiven: (why) =>
		`Die Website hat eine Datei nicht geliefert: ${why} Mach weiter, und wenn das noch einmal kommt, lade diese Seite neu.`,
	changed: (why) =>
		`${why} Es wurde nicht gespeichert. Wenn dieses Netz eine Anmeldung verlangt, melde dich an und mach weiter; wenn die Website eben aktualisiert wurde, lade diese Seite neu.`,
	done: (done, total) => `${numbers.fixed(done, 1)} von ${numbers.fixed(total, 1)} MB`,
	goOn: 'Weiter',
	take: 'Den ganzen Kurs mitnehmen',
	stop: 'Anhalten',
	remove: 'Entfernen',
	reload: 'Neu laden',
	later: 'Später',
	newerVersion: 'Eine neuere Version',
	newerIsThere: 'Es gibt eine neuere Version des Kurses. Lade neu, um sie zu benutzen.',
}
