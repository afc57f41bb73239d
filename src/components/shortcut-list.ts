import shortcutStyles from '../styles/shortcuts.css?inline'
import { adoptStyles } from './adopt-styles.ts'
import { button, element } from './element.ts'
import { allowSingleKeys, singleKeys } from './page-keys.ts'
import { words } from './spoken.ts'

adoptStyles(shortcutStyles)

/** Shows every shortcut there is, over what is on the screen; closed, the focus is where it was. */
export function openShortcutList(): void {
	if (document.querySelector('dialog.shortcuts')) return
	const { title, close, groups } = words.shortcuts
	const dialog = element(
		'dialog',
		{ class: 'shortcuts', 'aria-labelledby': 'shortcuts-title' },
		element(
			'header',
			{},
			element('h2', { id: 'shortcuts-title' }, title),
			button(close, () => dialog.close()),
		),
		...groups.map(({ title, rows }) => groupOf(title, rows)),
		singleKeyChoice(),
	)
	dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close())
	dialog.addEventListener('close', () => dialog.remove())
	// What lies under an exercise in full screen answers to nobody.
	const place = document.querySelector('[data-full]') ?? document.body
	place.append(dialog)
	dialog.showModal()
}

function groupOf(title: string, rows: readonly (readonly string[])[]) {
	return element(
		'section',
		{},
		element('h3', {}, title),
		element(
			'dl',
			{},
			...rows.map(([keys = '', does = '']) =>
				element('div', {}, element('dt', {}, ...keysOf(keys)), element('dd', {}, does)),
			),
		),
	)
}

/** What stands in brackets is a key. On a Mac, Ctrl is ⌘, but for the space bar, which is the system's there. */
function keysOf(text: string): (Node | string)[] {
	const isMac = /Mac|iP(hone|ad)/.test(navigator.userAgent) && !/Space|Leertaste/.test(text)
	return text
		.split(/\[([^\]]+)\]/)
		.map((part, index) =>
			index % 2 === 1 ? element('kbd', {}, isMac && /^(Ctrl|Strg)$/.test(part) ? '⌘' : part) : part,
		)
}

function singleKeyChoice() {
	const box = element('input', { type: 'checkbox' })
	box.checked = singleKeys()
	box.addEventListener('change', () => allowSingleKeys(box.checked))
	return element('label', {}, box, ` ${words.shortcuts.single}`)
}
