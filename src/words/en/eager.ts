/**
 * What the scripts say that come with a page. Each page carries them as data (`PageWords.astro`), so that they can
 * be said when nothing more can be fetched.
 */
export const eager = {
	passed: 'passed',
	dismiss: 'Dismiss',
	tryAgain: 'Try again',
	unfetchedSearch: 'The search could not be fetched. Try again when you are online.',
	unfetchedProgram: 'What runs programs could not be fetched. Are you offline?',
	unfetchedBench:
		'The editor and the grader could not be fetched. You can go on writing; try again when you are online.',
	unopenedLink: 'The link’s code could not be opened. Reload the page once you are online.',
	/** `why` says it in a clause; `key` is its name in the browser’s storage. */
	exerciseAside: (why: string, key: string) =>
		`Your saved work on this exercise cannot be read: ${why}. It is kept as it was, in this browser’s storage under “${key}”; you start again from the beginning.`,
	programAside: (why: string, key: string) =>
		`Your saved work on this program cannot be read: ${why}. It is kept as it was, in this browser’s storage under “${key}”; you start again from the beginning.`,
	blocked:
		'This browser lets the page store nothing. You can work on, but what you write is gone when you leave.',
	blockedInFrame:
		'This browser lets a page inside another site’s store nothing. You can work on, but what you write is gone when you leave: open it in the course to keep it.',
	full: 'This browser’s storage for the site is full: what you write now is not saved. Copy it before you leave, or clear some of the site’s data.',
	unsaved: 'This browser lets the page store nothing: what you write is gone when you leave.',
	exerciseOther: 'Another tab saved a different version of this exercise.',
	programOther: 'Another tab saved a different version of this program.',
	useOther: 'Use that version',
	isOther: 'This is the other tab’s version now.',
	backToMine: 'Back to mine',
	keepMine: 'Keep this one',
}
