import type { Words } from '../words.ts'

export const search: Words['search'] = {
	unreachable:
		'Der Index konnte nicht geladen werden. Versuch es noch einmal, wenn du online bist.',
	none: (question) => `Nichts enthält „${question}“.`,
	count(found, shown) {
		const pages = found === 1 ? 'Eine Seite' : `${found} Seiten`
		return found > shown ? `${pages}; davon die ersten ${shown}.` : `${pages}.`
	},
}
