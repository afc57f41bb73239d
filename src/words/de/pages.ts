import type { ShellWords } from '../words.ts'

export const pages: ShellWords['pages'] = {
	/** The page itself is in the content; this is what links to it say. */
	privacy: 'Datenschutz',
	missingPart:
		'Ein Teil dieser Seite kam nicht über das Netz. Was hier läuft, geht vielleicht nicht, und was du schreibst, wird vielleicht nicht aufgehoben.',
	waiting: {
		inTurn: 'Eine nach der anderen',
		together: 'Alle zugleich',
		drawn: (each: readonly string[], inTurn: string, together: string) =>
			`Eine Zeichnung von ${each.length} Antworten, die ${each.slice(0, -1).join(', ')} und ${each.at(-1)} brauchen. Wer auf eine nach der anderen wartet, hat alle nach ${inTurn}; wer auf alle zugleich wartet, nach ${together}.`,
	},
	progress: {
		title: 'Dein Fortschritt',
		description: 'Der ganze Kurs, was du darin geschafft hast und was als Nächstes kommt.',
		needsScript:
			'Ohne JavaScript siehst du hier den Kurs, wie er ist; mit JavaScript zeigt die Seite, was du geschafft hast.',
		whereYouAre: 'Wo du stehst',
		toDoAgain: 'Noch einmal üben',
		minutes: (minutes) => `${minutes} min`,
		handIn: {
			title: 'Abgeben',
			what: 'Für Lehrende, die danach fragen: eine Datei mit deinem Namen, dem, was du geschrieben hast, und dem, was dieser Browser dazu gesagt hat. Speichere sie und gib sie dort ab, wo man es dir gesagt hat. Diese Seite schickt sie nirgendwohin.',
			again:
				'Von jeder Aufgabe geht der erste bestandene Versuch mit, sonst der letzte. Alles wird noch einmal geprüft, und das zählt. Eine Prüfsumme in der Datei erkennt Schäden, keinen Betrug.',
			name: 'Dein Name',
			id: 'Matrikelnummer oder E-Mail, falls verlangt',
			save: 'Meine Abgabe speichern',
			whatSent: (host) =>
				`Für Lehrende, die danach fragen: eine Datei mit deinem Namen, dem, was du geschrieben hast, und dem, was dieser Browser dazu gesagt hat. Schicke sie an ${host}, wo Abgaben angenommen werden, oder speichere sie und gib sie selbst ab. Bevor du den Knopf drückst, wird nichts geschickt.`,
			send: (host) => `An ${host} schicken`,
		},
		keepIt: 'Aufheben oder mitnehmen',
		keeping:
			'Was du getan hast, ist nur in diesem Browser gespeichert, und kein Konto weiß davon. Du kannst es als Datei sicher aufheben oder auf dieser Seite in einem anderen Browser einlesen: Was beide haben, wird zusammengeführt, und nichts wird ohne Kopie überschrieben.',
		asFile: 'Dein Fortschritt als Datei',
		save: 'In eine Datei speichern',
		read: 'Datei einlesen',
		forget: 'Alles vergessen',
		toPrint:
			'Wenn du etwas bestanden hast, gibt es eine [Seite zum Ausdrucken](certificate), die es auflistet.',
	},
	certificate: {
		title: 'Urkunde',
		description: 'Was du bestanden hast, zum Ausdrucken.',
		needsScript:
			'Was du bestanden hast, weiß nur dieser Browser: Schalte JavaScript ein, um es aufzulisten.',
		nothing:
			'In diesem Browser wurde noch nichts bestanden. Wenn du es in einem anderen getan hast, [bring deinen Fortschritt mit](progress).',
		yourName: 'Dein Name',
		print: 'Drucken',
		label: 'Urkunde',
		exercise: 'Aufgabe',
		graded: 'Geprüft',
	},
	playground: {
		title: 'Spielwiese',
		description: 'Programme zum Ändern und Ausführen, in Python und in TypeScript.',
		before:
			'Wähl ein Programm, ändere es, führ es aus. Deine Änderungen an jedem bleiben in diesem Browser. **Link kopieren** macht eine Adresse, in der das Programm steht, wie es gerade ist; nichts davon wird anderswo gespeichert, und wer sie öffnet, führt es selbst aus.',
		after:
			'Programme können hier ein Labornetz abfragen: `https://api.example/items/1` bis `items/20` und weiter, `/slow` (dreißig Sekunden), `/flaky` (antwortet beim dritten Versuch) und `/news` (in Stücken).',
		needsScript:
			'Ohne JavaScript kannst du das erste Programm lesen. Schalte JavaScript ein, um eins auszuführen oder zu ändern.',
		program: 'Programm',
		deeds: 'Ausführen und teilen',
		copyLink: 'Link kopieren',
		toExample: 'Auf das Beispiel zurücksetzen',
		programs: {
			py: {
				'sum-or-longest': 'Nacheinander und zusammen',
				'twenty-with-aiohttp': 'Zwanzig Anfragen mit aiohttp',
				'requests-in-threads': 'Requests in Threads: to_thread',
				'async-generator': 'Ein asynchroner Generator',
				'queue-of-work': 'Eine Queue und drei Worker',
				timeout: 'Aufgeben: asyncio.timeout',
				'task-group': 'Einer scheitert, alle werden abgebrochen: TaskGroup',
				'blocked-loop': 'time.sleep hält alle auf',
				'one-at-a-time': 'Threads rechnen reihum: das GIL',
				processes: 'Prozesse rechnen nebeneinander',
				'forgotten-await': 'Ein vergessenes await',
			},
			ts: {
				'sum-or-longest': 'Nacheinander und zusammen',
				'twenty-with-fetch': 'Zwanzig Anfragen mit fetch',
				'async-generator': 'Ein asynchroner Generator',
				'queue-of-work': 'Eine Queue und drei Worker',
				timeout: 'Aufgeben: AbortSignal.timeout',
				'all-settled': 'Eins scheitert: all und allSettled',
				'blocked-loop': 'Eine Schleife, die rechnet, hält alle auf',
				'order-of-things': 'Was zuerst läuft',
				retry: 'Noch einmal, ein wenig später',
				'forgotten-await': 'Ein vergessenes await',
			},
		},
	},
	offline: {
		title: 'Offline',
		description: 'Nimm den ganzen Kurs mit und arbeite ohne Netz weiter.',
		before:
			'Was du einmal geöffnet hast, ist in diesem Browser gespeichert und funktioniert ohne Netz: die Seite, ihre Aufgaben und alles, was zum Ausführen nötig war. Den Rest kannst du auf einmal laden.',
		whatIsKept: 'Was gespeichert wird',
		kept: 'Jede Lektion, jede Aufgabe in beiden Sprachen samt Prüfer, die Spielwiese, die Suche und Python mit seinen Bibliotheken. Was du schreibst und was du bestanden hast, ist davon getrennt gespeichert, wie immer: Wer den Kurs entfernt, entfernt davon nichts. Echtes Node, das manche Aufgaben anbieten, gehört zu einer anderen Website und braucht das Netz.',
		updates: 'Aktualisierungen',
		updating:
			'Wenn sich der Kurs ändert, wird die neue Version im Hintergrund geladen, soweit sie abweicht. Eine offene Seite bleibt, wie sie ist, bis du sie neu lädst; keine Seite bekommt je eine Datei aus einer anderen Version als ihrer eigenen. Hast du den ganzen Kurs mitgenommen, wird die neue Version erst benutzt, wenn sie vollständig da ist.',
		asAnApp: 'Als App',
		installing:
			'Dein Browser kann den Kurs installieren: Such in seinem Menü nach **Installieren** oder **Zum Startbildschirm hinzufügen**. Es ist derselbe Kurs, in einem eigenen Fenster. Sieh hier nach, dass der ganze Kurs gespeichert ist, bevor du das Netz verlässt.',
		toRemoveIt: 'Entfernen',
		removing:
			'**Entfernen** weiter oben löscht alles außer der Startseite und dieser Seite. Um alles zu löschen, auch was du geschrieben hast, lösche die Websitedaten in den Einstellungen deines Browsers.',
		away: '**Die Seite, die du aufgerufen hast, ist in diesem Browser nicht gespeichert, und es gibt kein Netz.** Seiten, die du schon einmal geöffnet hast, sind da. [Zur Startseite](home)',
		needsScript: 'Ohne JavaScript kann nichts für später gespeichert werden.',
		fetched: 'Geladen',
		take: 'Den ganzen Kurs mitnehmen',
		stop: 'Anhalten',
		reload: 'Neu laden',
		remove: 'Entfernen',
	},
}
