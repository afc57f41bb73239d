/** Below the editor. What stands in brackets is a key. */
export const editor = {
	gradeKeys: '[Ctrl]/[⌘] + [Enter] grades, with [Shift] it runs.',
	runKeys: '[Ctrl]/[⌘] + [Enter] runs.',
	leaveKeys: 'Press [Escape], then [Tab], to leave the editor.',
}
