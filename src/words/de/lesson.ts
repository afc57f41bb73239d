import type { ShellWords } from '../words.ts'

export const lesson: ShellWords['lesson'] = {
	minutes: (minutes) => `Etwa ${minutes} ${minutes === 1 ? 'Minute' : 'Minuten'} Lesezeit`,
	buildsOn: 'Baut auf:',
	whatYouLearnt: 'Was du gelernt hast',
	ticked: 'Eine Zeile wird abgehakt, wenn du die Aufgaben bestanden hast, die sie üben.',
	readOn: 'Zum Weiterlesen',
	live: {
		deeds: 'Ausführen und ändern',
		run: 'Ausführen',
		stop: 'Anhalten',
		edit: 'Ändern',
		reset: 'Zurücksetzen',
		prints: 'Ausgabe',
	},
	predict: {
		kicker: 'Erst vorhersagen, dann ausführen',
		deeds: 'Vergleichen',
		run: 'Ausführen und vergleichen',
		stop: 'Anhalten',
		up: (line) => `Nach oben: ${line}`,
		down: (line) => `Nach unten: ${line}`,
		prints: 'Was es ausgibt',
	},
}
