import type { Words } from '../words.ts'

export const editor: Words['editor'] = {
	gradeKeys: '[Strg]/[⌘] + [Enter] prüft, mit [Umschalt] wird ausgeführt.',
	runKeys: '[Strg]/[⌘] + [Enter] führt aus.',
	leaveKeys: 'Mit [Escape], dann [Tab], verlässt du den Editor.',
}
