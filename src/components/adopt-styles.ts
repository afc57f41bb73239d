/**
 * Styles of what is fetched on demand. Adopted and not linked: the build would put a linked sheet into every
 * page that may come to need it.
 * @param css the text of the sheet: `import css from './x.css?inline'`
 */
export function adoptStyles(css: string): void {
	const sheet = new CSSStyleSheet()
	sheet.replaceSync(css)
	document.adoptedStyleSheets.push(sheet)
}
