import type { CaseName } from '../course/exercise.ts'
import type { Language } from '../course/language.ts'
import { element } from './element.ts'
import { fetchCases, type TwinAddress } from './fetch-twin.ts'
import { words } from './spoken.ts'

/** Opens to what a case does, in the words of the suite. It is fetched when it is opened, not before. */
export function caseSource(
	name: CaseName,
	{ address, language, title }: { address: TwinAddress; language: Language; title: string },
): HTMLElement {
	const { cases } = words
	const summary = element('summary', {}, cases.summary)
	const shown = element('details', { class: 'case-source' }, summary)
	const said = element('div', { role: 'alert' })
	const whole = element('div', {}, shown, said)
	let asked = false
	shown.addEventListener('toggle', () => {
		if (!shown.open || asked) return
		asked = true
		void show()
	})
	return whole

	async function show() {
		try {
			const source = (await fetchCases(address))[name]
			if (source === undefined) throw new Error(cases.unknown)
			const code = element('code', {}, ...(await paint(source)))
			said.replaceChildren()
			// The focus may be on the summary: it stays where it is.
			shown.append(
				element('p', { class: 'panel-note' }, cases.note[language]),
				element(
					'pre',
					{ class: 'source', tabindex: '0', role: 'group', 'aria-label': cases.label(title) },
					code,
				),
			)
		} catch (error) {
			// Opened again, it is asked for again.
			const reason = error instanceof Error ? error.message : String(error)
			asked = false
			shown.open = false
			said.textContent = reason
		}
	}
}

/** In the editor's colours, or in none where there is no editor. */
async function paint(source: string): Promise<(Node | string)[]> {
	try {
		const { paintCode } = await import('./code-mirror.ts')
		return await paintCode(source, 'ts')
	} catch {
		return [source]
	}
}
