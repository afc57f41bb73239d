import { element } from './element.ts'

/** Hands a file to the browser, which puts it where it puts what it downloads. */
export function saveFile(name: string, blob: Blob) {
	const address = URL.createObjectURL(blob)
	element('a', { href: address, download: name }).click()
	// Not at once: the browser reads it after the click.
	setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
