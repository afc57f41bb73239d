import type { Words } from '../words.ts'

export const shortcuts: Words['shortcuts'] = {
	all: 'Alle Tastenkürzel',
	title: 'Tastenkürzel',
	close: 'Schließen',
	single: 'Die Taste ? öffnet diese Liste',
	groups: [
		{
			title: 'Überall',
			rows: [
				['[Strg] + [K]', 'Den Kurs durchsuchen'],
				['[?]', 'Diese Liste, außerhalb von Textfeldern'],
			],
		},
		{
			title: 'In einer Aufgabe',
			rows: [
				['[Strg] + [Enter]', 'Prüfen; in einem Programm der Lektion und im Playground: ausführen'],
				['[Strg] + [Umschalt] + [Enter]', 'Ausführen'],
				['[F9]', 'Vollbild und zurück'],
				[
					'[←] [→] [Pos1] [Ende]',
					'Auf den Reitern: andere Datei. Auf der Linie zwischen zwei Bereichen: ihr Ort',
				],
			],
		},
		{
			title: 'Im Editor',
			rows: [
				['[Escape], dann [Tab]', 'Den Editor verlassen'],
				['[Tab], [Umschalt] + [Tab]', 'Einrücken, weniger einrücken'],
				['[Strg] + [/]', 'Auskommentieren und zurück'],
				['[Alt] + [↑] [↓]', 'Die Zeile verschieben'],
				['[Strg] + [Z], [Strg] + [Y]', 'Rückgängig, wiederholen'],
				['[F8], [Umschalt] + [F8]', 'Nächste Anmerkung, vorige Anmerkung'],
				['[Strg] + [Umschalt] + [M]', 'Alle Anmerkungen auflisten'],
				['[Umschalt] + [Alt] + [F]', 'Die Datei formatieren (Python)'],
				['[Strg] + [Leertaste]', 'Namen vorschlagen (TypeScript)'],
				['[Strg] + [I]', 'Den Namen an der Schreibmarke erklären (TypeScript)'],
			],
		},
		{
			title: 'In einem Zeitverlauf',
			rows: [
				['[←] [→] [↑] [↓]', 'Von Balken zu Balken'],
				['[+] [-] [0]', 'Näher heran, weiter weg, das Ganze'],
				['[Umschalt] + [←] [→]', 'Verschieben'],
				['[F]', 'Einem Task folgen'],
				['[Enter]', 'Zur Zeile im Code'],
				['[Escape]', 'Den Balken verlassen'],
			],
		},
	],
}
