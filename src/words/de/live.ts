import type { Words } from '../words.ts'

export const live: Words['live'] = {
	asItWas: 'Das ist das Programm, wie es war.',
	backToMine: 'Zurück zu meinem',
	chooseFirst: 'Wähl zuerst eine Antwort.',
	toldRight: 'richtig vorhergesagt',
	line: (line, text) => `Zeile ${line}: ${text}`,
	right: 'Richtig: Genau das hat es ausgegeben.',
	wrongChoice: (last) =>
		`Diesmal nicht: Die letzte Zeile ist „${last}“. Lies das Programm noch einmal: Warum?`,
	wrongOrder(right, all) {
		const count =
			right === 0
				? 'Keine Zeile steht'
				: right === 1
					? `1 von ${all} Zeilen steht`
					: `${right} von ${all} Zeilen stehen`
		return `Diesmal nicht: ${count}, wo das Programm sie ausgegeben hat. Such die erste Zeile, die abweicht: Warum?`
	},
	asTheLinkBrought: 'Das ist das Programm, wie es im Link stand.',
	exampleAsItWas: 'Das ist das Beispiel, wie es war.',
	bringMineBack: 'Meins zurückholen',
	unknownAddress:
		'Die Adresse endet mit etwas, das diese Seite nicht kennt; alles ist, wie du es verlassen hast.',
	unreadableProgram: (why) =>
		`Das Programm in diesem Link lässt sich nicht lesen: ${why}. Alles ist, wie du es verlassen hast.`,
	fromTheLink: 'Aus dem Link',
	cameWithTheLink:
		'Dieses Programm kam mit dem Link: Lies es, bevor du es ausführst. Deine eigenen Programme sind, wie du sie verlassen hast.',
	showMine: 'Meins zeigen',
	unfetched:
		'Was Programme ausführt, konnte nicht geladen werden. Du kannst weiterschreiben; versuch es noch einmal, wenn du online bist.',
	again: 'Noch einmal versuchen',
	yourGuess: 'Deine Vorhersage',
	itPrinted: 'Ausgegeben wurde',
	sameLine: 'Gleiche Zeile',
	yes: 'ja',
	no: 'nein',
	firstLine: 'Das ist die erste Zeile.',
	lastLine: 'Das ist die letzte Zeile.',
	placed: (text, at, all) => `${text}: Zeile ${at} von ${all}.`,
}
