import shareStyles from '../styles/share.css?inline'
import { adoptStyles } from './adopt-styles.ts'
import { element } from './element.ts'

adoptStyles(shareStyles)

/** Puts a text on the clipboard. Answers whether the browser let it. */
export async function isCopied(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text)
		return true
	} catch {
		// Refused, or the page stands in a frame that may not: the caller says so.
		return false
	}
}

/** Shows a text in a field, selected, for whoever has to copy it themselves. */
export function offerToCopy(place: Element, text: string, label: string) {
	const field = element('input', { readonly: '', value: text, 'aria-label': label })
	place.append(field)
	field.focus()
	field.select()
}
