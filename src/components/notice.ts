import { pageWord } from './page-words.ts'

/** A button beside a notice. */
export interface Choice {
	label: string
	choose: () => void
}

export interface Notice {
	text: string
	choices: readonly Choice[]
	/** What is shown with it, and not spoken. */
	beside?: Node | undefined
	/** Takes the focus when the button that had it goes: it must not fall to the top of the page. */
	heir: () => void
}

/** Shows a notice in `place`, instead of the one before it. Every choice closes it, and so does what is returned. */
export function showNotice(
	place: HTMLElement,
	{ text, choices, beside, heir }: Notice,
): () => void {
	const paragraph = document.createElement('p')
	paragraph.append(text)
	const close = () => {
		if (paragraph.contains(document.activeElement)) heir()
		paragraph.remove()
	}
	for (const { label, choose } of [...choices, { label: pageWord('dismiss'), choose: () => {} }]) {
		const button = document.createElement('button')
		button.type = 'button'
		button.textContent = label
		button.addEventListener('click', () => {
			close()
			choose()
		})
		paragraph.append(' ', button)
	}
	if (beside) paragraph.append(beside)
	place.replaceChildren(paragraph)
	return close
}
