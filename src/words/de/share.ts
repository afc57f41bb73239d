import type { Words } from '../words.ts'

export const share: Words['share'] = {
	unfetchedPanel: 'Das Teilen konnte nicht geladen werden. Bist du offline?',
	notOpen: 'Das ist nicht offen.',
	share: 'Teilen',
	copyLink: 'Link zu meinem Code kopieren',
	download: 'Als Projekt herunterladen',
	openInStackBlitz: 'In StackBlitz öffnen',
	embed: 'Einbetten',
	link: 'Link',
	programCopied: (length) => `Der Link ist kopiert: ${length} Zeichen.`,
	linkCopied: (length) =>
		`Der Link ist kopiert: ${length} Zeichen. Er enthält deinen Code selbst; nichts wurde irgendwohin geschickt.`,
	saved: (name) =>
		`${name} liegt dort, wo dein Browser Downloads ablegt. In der README.md darin steht, wie du es ausführst.`,
	toStackBlitz:
		'Dein Code geht dann an stackblitz.com, das nicht zu diesem Kurs gehört, und öffnet sich dort in einem neuen Tab.',
	openThere: 'Dort öffnen',
	htmlToEmbed: 'HTML zum Einbetten',
	howToEmbed:
		'Setz das in eine eigene Seite, und die Aufgabe steht dort, ohne den Rest des Kurses.',
	copyHtml: 'HTML kopieren',
	copied: 'Kopiert.',
	copyYourself: 'Dieser Browser lässt die Seite nichts kopieren. Kopiere es selbst:',
	copyLinkYourself: 'Dieser Browser lässt die Seite nichts kopieren. Kopiere den Link selbst:',
	unfetched:
		'Was ein Projekt braucht, konnte nicht geladen werden. Bist du offline? Nichts, was du geschrieben hast, ist verloren.',
	tooLong: 'Dein Code ist zu lang für einen Link. Lade ihn als Projekt herunter und verschick das.',
	programTooLong: 'Dieses Programm ist zu lang für einen Link. Verschick es als Datei.',
	unreadableCode: (why) => `Der Code in diesem Link lässt sich nicht lesen: ${why}.`,
	whyUnreadable: {
		otherVersion: 'eine andere Version dieser Seite hat ihn gemacht',
		unknownLanguage: 'er ist in einer Sprache, die diese Seite nicht kennt',
		notWhole: 'er ist nicht vollständig',
		noExercise: 'er nennt keine Aufgabe, die es geben könnte',
		cannotUnpack: 'dieser Browser kann ihn nicht entpacken. Einer von 2023 oder später kann es',
		tooLong: 'er ist länger als jeder, den diese Seite macht',
	},
	cannotPack:
		'Dieser Browser kann keinen Code in einen Link packen. Einer von 2023 oder später kann es.',
	asYouLeftIt: 'Alles ist, wie du es verlassen hast.',
	notOnThisPage: (exercise) =>
		`Dieser Link bringt Code für die Aufgabe „${exercise}“, die nicht auf dieser Seite steht.`,
	otherLanguage: (its, here) => `Dieser Link bringt ${its}, und diese Aufgabe gibt es in ${here}.`,
	noSuchFile: (file) =>
		`Der Code in diesem Link lässt sich nicht verwenden: Diese Aufgabe hat keine Datei „${file}“ zum Bearbeiten.`,
	leftOut: (files) =>
		`Er bringt auch etwas, wofür die Aufgabe keinen Platz hat; das wird weggelassen: ${files}.`,
	sameCode: 'Dieser Link bringt den Code, der hier schon steht.',
	brings: 'Dieser Link bringt Code für diese Aufgabe.',
	yoursStaysUntil: 'Deiner bleibt, bis du dich entscheidest.',
	showIt: 'Zeigen',
	keepMine: 'Meinen behalten',
	yoursStays: 'Deiner bleibt.',
	backToMine: 'Zurück zu meinem',
	makeItMine: 'Übernehmen',
	withoutMyChanges: 'Ohne meine Änderungen',
	brought:
		'Das ist der Code aus dem Link: Lies ihn, bevor du ihn ausführst. Deiner ist so gespeichert, wie du ihn verlassen hast, und was hier besteht, zählt nicht als deins.',
	broughtAndChanged:
		'Das ist der Code aus dem Link, mit deinen Änderungen: Lies ihn, bevor du ihn ausführst. Deiner ist so gespeichert, wie du ihn verlassen hast, und was hier besteht, zählt nicht als deins.',
	yoursAgain: 'Das ist wieder deiner.',
	showTheLinks: 'Den aus dem Link zeigen',
	yoursNow: 'Der Code aus dem Link ist jetzt deiner.',
	bringMineBack: 'Meinen zurückholen',
}
