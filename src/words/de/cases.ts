import type { Words } from '../words.ts'

export const cases: Words['cases'] = {
	what: 'Was dieser Fall tut,',
	summary: 'Zeigen, was dieser Fall tut',
	label: (name) => `Der Fall „${name}“`,
	unknown:
		'Diesen Fall gibt es in der geladenen Fassung der Suite nicht. Lade die Seite neu und lass noch einmal prüfen.',
	note: {
		ts: 'Aus der Suite: TypeScript mit vitest. inLab führt deinen Code auf einer eigenen Uhr aus und antwortet ihm aus dem Labornetz.',
		py: 'Aus der Suite: TypeScript mit vitest. call und script führen dein Python auf einer eigenen Uhr aus und antworten ihm aus dem Labornetz.',
	},
}
