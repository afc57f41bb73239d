/** The pages beside the lessons. `**…**` is bold, `` `…` `` is code, `[…](name)` is a link to the page of that name. */
export const pages = {
	/** The page itself is in the content; this is what links to it say. */
	privacy: 'Privacy',
	/** A script of the page failed to load. */
	missingPart:
		'A part of this page did not come over the network. What runs here may not work, and what you write may not be kept.',
	/** A drawing: the same answers, waited for in two ways. Times come with their unit. */
	waiting: {
		inTurn: 'One after the other',
		together: 'All together',
		drawn: (each: readonly string[], inTurn: string, together: string) =>
			`A drawing of ${each.length} answers that take ${each.slice(0, -1).join(', ')} and ${each.at(-1)}. Waited for one after the other, all are there after ${inTurn}; all together, after ${together}.`,
	},
	progress: {
		title: 'Your progress',
		description: 'The whole course, what you have done in it, and what comes next.',
		needsScript:
			'Without JavaScript this is the course as it is; with it, the page shows what you have done.',
		whereYouAre: 'Where you are',
		toDoAgain: 'To do again',
		minutes: (minutes: number) => `${minutes} min`,
		handIn: {
			title: 'Hand it in',
			what: 'For an instructor who asks for it: one file with your name, what you wrote, and what this browser said of it. Save it, and give it to them where you were told to. This page sends it nowhere.',
			again:
				'Of each exercise the first attempt that passed goes along, or else the latest. Your instructor grades it again, and that is what counts. A checksum in the file finds damage, not cheating.',
			name: 'Name',
			id: 'Student number or e-mail, if asked for',
			save: 'Save my hand-in',
			whatSent: (host: string) =>
				`For an instructor who asks for it: one file with your name, what you wrote, and what this browser said of it. Send it to ${host}, which takes hand-ins for your instructor, or save it and give it to them. Nothing is sent before you press the button.`,
			send: (host: string) => `Send to ${host}`,
		},
		keepIt: 'Keep it, or take it elsewhere',
		keeping:
			'What you did is kept in this browser alone, and no account knows of it. A file of it can be kept in a safe place, or read by this page in another browser: what both have is joined, and nothing is overwritten without a copy.',
		asFile: 'Your progress as a file',
		save: 'Save to a file',
		read: 'Read a file',
		forget: 'Forget everything',
		toPrint:
			'When you have passed something, there is a [page to print](certificate) that lists it.',
	},
	certificate: {
		title: 'Certificate',
		description: 'What you have passed, to be printed.',
		needsScript:
			'What you passed is known to this browser alone: to list it, switch JavaScript on.',
		nothing:
			'Nothing has been passed in this browser yet. When you did it in another one, [bring your progress along](progress).',
		yourName: 'Your name',
		print: 'Print',
		label: 'Certificate',
		exercise: 'Exercise',
		graded: 'Graded',
	},
	playground: {
		title: 'Playground',
		description: 'Programs to change and to run, in Python and in TypeScript.',
		before:
			'Choose a program, change it, run it. Each keeps your changes in this browser. **Copy link** makes an address that carries the program as it stands; nothing of it is stored elsewhere, and whoever opens it runs it themselves.',
		after:
			'Programs here can ask a make-believe web: `https://api.example/items/1` to `items/20` and further, `/slow` (thirty seconds), `/flaky` (answers at the third try) and `/news` (in pieces).',
		needsScript:
			'Without JavaScript you can read the first program; to run or change one, switch JavaScript on.',
		program: 'Program',
		deeds: 'Run and share',
		copyLink: 'Copy link',
		toExample: 'Reset to the example',
		/** What the programs are called, by the names of their files. */
		programs: {
			py: {
				'sum-or-longest': 'One after the other, and together',
				'twenty-with-aiohttp': 'Twenty requests with aiohttp',
				'requests-in-threads': 'Requests in threads: to_thread',
				'async-generator': 'An asynchronous generator',
				'queue-of-work': 'A queue and three workers',
				timeout: 'Giving up: asyncio.timeout',
				'task-group': 'One fails, all are cancelled: TaskGroup',
				'blocked-loop': 'time.sleep stops everybody',
				'one-at-a-time': 'Threads compute in turns: the GIL',
				processes: 'Processes compute side by side',
				'forgotten-await': 'A forgotten await',
			},
			ts: {
				'sum-or-longest': 'One after the other, and together',
				'twenty-with-fetch': 'Twenty requests with fetch',
				'async-generator': 'An asynchronous generator',
				'queue-of-work': 'A queue and three workers',
				timeout: 'Giving up: AbortSignal.timeout',
				'all-settled': 'One fails: all, and allSettled',
				'blocked-loop': 'A busy loop stops everybody',
				'order-of-things': 'What runs first',
				retry: 'Try again, a little later',
				'forgotten-await': 'A forgotten await',
			},
		},
	},
	offline: {
		title: 'Offline',
		description: 'Take the whole course with you, and work on without a network.',
		before:
			'What you have opened once is kept in this browser, and works without a network: the page, its exercises, and whatever it took to run them. The rest can be fetched in one go.',
		whatIsKept: 'What is kept',
		kept: 'Every lesson, every exercise in both languages with its grader, the playground, the search, and Python with its libraries. What you write and what you have passed is kept apart from that, as it always is: to remove the course removes none of it. Real Node, which some exercises offer, belongs to another site and needs the network.',
		updates: 'Updates',
		updating:
			'When the course changes, its new version is fetched in the background, as far as it differs. A page that is open stays as it is until you reload it; no page ever gets a file of another version than its own. If you have taken the whole course, the new version is used only once it is here as a whole.',
		asAnApp: 'As an app',
		installing:
			'Your browser can install the course: look for **Install** or **Add to Home Screen** in its menu. It is the same course, in a window of its own. Before you leave the network behind, look here that the whole course is kept.',
		toRemoveIt: 'To remove it',
		removing:
			'**Remove it** above lets go of all but the first page and this one. To remove everything, also what you wrote, clear the site’s data in your browser’s settings.',
		away: '**The page you asked for is not kept in this browser, and there is no network.** Pages that you opened before are there. [To the first page](home)',
		needsScript: 'Without JavaScript nothing can be kept for later.',
		fetched: 'Fetched',
		take: 'Take the whole course with you',
		stop: 'Stop',
		reload: 'Reload',
		remove: 'Remove it',
	},
}
