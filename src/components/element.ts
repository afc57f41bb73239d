/** An element with attributes and children; `undefined` leaves either out. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
	tag: Tag,
	attributes: Readonly<Record<string, string | undefined>> = {},
	...children: readonly (Node | string | undefined)[]
): HTMLElementTagNameMap[Tag] {
	const made = document.createElement(tag)
	for (const [name, value] of Object.entries(attributes)) {
		if (value !== undefined) made.setAttribute(name, value)
	}
	made.append(...children.filter((child) => child !== undefined))
	return made
}

/** A button that does one thing. */
export function button(
	label: string,
	press: () => void,
	attributes: Readonly<Record<string, string>> = {},
): HTMLButtonElement {
	const made = element('button', { type: 'button', ...attributes }, label)
	made.addEventListener('click', press)
	return made
}

/** A heading one level (or more) below the title of the exercise or the page that `host` is in. */
export function headingIn(
	host: Element,
	attributes: Readonly<Record<string, string>>,
	...children: readonly (Node | string)[]
): HTMLHeadingElement {
	const title = Number(host.closest('[level]')?.getAttribute('level') ?? 3)
	const below = title <= 1 ? 'h2' : title === 2 ? 'h3' : title === 3 ? 'h4' : 'h5'
	return element(below, attributes, ...children)
}
