/** A button beside a notice. */
export interface Choice {
	label: string
	choose: () => void
}

export interface Notice {
	text: string
	choices: readonly Choice[]
	/** Takes the focus when the button that had it goes: it must not fall to the top of the page. */
	heir: () => void
}

/** Shows a notice in `place`, instead of the one before it. Every choice closes it. */
export function showNotice(place: HTMLElement, { text, choices, heir }: Notice) {
	const paragraph = document.createElement('p')
	paragraph.append(text)
	for (const { label, choose } of [...choices, { label: 'Dismiss', choose: () => {} }]) {
		const button = document.createElement('button')
		button.type = 'button'
		button.textContent = label
		button.addEventListener('click', () => {
			if (paragraph.contains(document.activeElement)) heir()
			paragraph.remove()
			choose()
		})
		paragraph.append(' ', button)
	}
	place.replaceChildren(paragraph)
}
