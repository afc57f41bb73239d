/** An exercise before it is touched: its head, its buttons, and what is said of running it. */
export const exercise = {
	kicker: 'Exercise',
	passed: 'passed',
	languages: (names: readonly string[]) => names.join(' or '),
	minutes: (minutes: number) => `about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`,
	/** Read before the concepts, which are seen without it. */
	trains: 'trains',
	/** A concept by its id, such as `event-loop`. */
	concept: (id: string) => id.replaceAll('-', ' '),
	needsScript: (language: string) =>
		`Without JavaScript you can read the exercise; to edit, run and grade it in ${language}, switch JavaScript on.`,
	filesOf: (title: string) => `Files of “${title}”`,
	readOnly: 'read-only',
	deeds: 'Run and grade',
	run: 'Run',
	grade: 'Grade',
	stop: 'Stop',
	share: 'Share',
	format: 'Format',
	reset: 'Reset',
	showSolution: 'Show solution',
	clock: {
		label: 'Clock of Run',
		real: 'real time',
		hybrid: 'skips the waiting',
		pure: 'virtual: the same every time',
		replayed: 'virtual, played back in real time',
		parallel: 'real time, process pools on this computer’s cores',
	},
	runtime: {
		label: 'Runs',
		auto: 'automatically: real Node once it is up',
		worker: 'in this page',
		webcontainer: 'in WebContainer (real Node)',
	},
	python: {
		/** `size`: such as 7.1 MB. */
		note: (size: string) =>
			`The operating system under it (clock, threads, network) is simulated; Python and its libraries are the real code. [How Python runs here](how). It is fetched when you begin: ${size}, once.`,
		missing:
			'This copy of the site was built without aiohttp and Requests: a program that imports one of them ends with a ModuleNotFoundError. Everything else works.',
		noSwitching:
			'In this browser threads run one after the other: one that is started runs to its end before anything else goes on, and one that waits for another ends with an error. They take turns in Chrome 137, Firefox 153 and Safari 27, and later ones.',
	},
	openInCourse: 'Open in the course',
}
