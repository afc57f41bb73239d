import type { ShellWords } from '../words.ts'

export const eager: ShellWords['eager'] = {
	passed: 'bestanden',
	dismiss: 'Schließen',
	tryAgain: 'Noch einmal versuchen',
	unfetchedSearch:
		'Die Suche konnte nicht geladen werden. Versuch es noch einmal, wenn du online bist.',
	unfetchedProgram: 'Was Programme ausführt, konnte nicht geladen werden. Bist du offline?',
	unfetchedBench:
		'Editor und Prüfer konnten nicht geladen werden. Du kannst weiterschreiben; versuch es noch einmal, wenn du online bist.',
	unopenedLink:
		'Der Code aus dem Link konnte nicht geöffnet werden. Lade die Seite neu, sobald du online bist.',
	exerciseAside: (why, key) =>
		`Deine gespeicherte Arbeit an dieser Aufgabe lässt sich nicht lesen: ${why}. Sie bleibt, wie sie war, im Speicher dieses Browsers unter „${key}“; du fängst von vorn an.`,
	programAside: (why, key) =>
		`Deine gespeicherte Arbeit an diesem Programm lässt sich nicht lesen: ${why}. Sie bleibt, wie sie war, im Speicher dieses Browsers unter „${key}“; du fängst von vorn an.`,
	blocked:
		'Dieser Browser lässt die Seite nichts speichern. Du kannst weiterarbeiten, aber was du schreibst, ist weg, wenn du die Seite verlässt.',
	blockedInFrame:
		'Dieser Browser lässt eine Seite, die in einer fremden steht, nichts speichern. Du kannst weiterarbeiten, aber was du schreibst, ist weg, wenn du die Seite verlässt: Öffne die Aufgabe im Kurs, um es zu behalten.',
	full: 'Der Speicher dieses Browsers für diese Website ist voll: Was du jetzt schreibst, wird nicht gespeichert. Kopiere es, bevor du die Seite verlässt, oder lösche einen Teil der Websitedaten.',
	unsaved:
		'Dieser Browser lässt die Seite nichts speichern: Was du schreibst, ist weg, wenn du sie verlässt.',
	exerciseOther: 'Ein anderer Tab hat eine andere Fassung dieser Aufgabe gespeichert.',
	programOther: 'Ein anderer Tab hat eine andere Fassung dieses Programms gespeichert.',
	useOther: 'Jene Fassung nehmen',
	isOther: 'Das ist jetzt die Fassung aus dem anderen Tab.',
	backToMine: 'Zurück zu meiner',
	keepMine: 'Diese behalten',
}
