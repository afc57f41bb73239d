import { numbers } from './numbers.ts'

/** Taking the course along, and what a page says when there is a newer version of it. `size`, `left`, `room`: `8.9 MB`. */
export const offline = {
	looking: 'Looking at what this browser keeps…',
	insecure:
		'Nothing can be kept here: a browser keeps pages only of a site whose address begins with https://, or that is on this computer.',
	unsupported:
		'Nothing can be kept here: this browser has no service workers, or has them switched off. A private window may be why; in an ordinary one it works.',
	newer: 'A newer version of the course is there. Reload this page, then take that one with you.',
	begun: (left: string, room: string) =>
		`A part of the course is kept in this browser. About ${left} are still to be fetched; all of it takes ${room} of this device’s storage.`,
	offered: (left: string, room: string) =>
		`The whole course is about ${left} to fetch. It takes ${room} of this device’s storage.`,
	taking:
		'Fetching the course. Stay on this page until it is done; what has arrived stays in any case.',
	/** After why it paused. */
	kept: (left: string) => `What was fetched is kept; about ${left} are left.`,
	complete: (room: string) =>
		`The whole course is in this browser: every page, every exercise, and Python. It takes ${room} of storage.`,
	persisted: 'The browser has promised to keep it until you remove it.',
	notPersisted: 'The browser may remove it when the device runs short of space.',
	nothingLost: 'Nothing that you wrote is lost.',
	/** Why nothing can be kept. `why` is a sentence. */
	refused: {
		full: 'This browser’s storage for the site is full, so nothing of the course can be kept. Free some space on the device, then reload this page.',
		noNetwork:
			'The first files did not arrive: the network went away. Reload this page when you are online.',
		changed: (why: string) =>
			`What arrived is not what the site publishes: ${why} It was not kept. A network that wants you to log in does that, and so does a site that is being updated. Reload this page in a minute.`,
		other: (why: string) =>
			`The browser did not let the site keep anything: ${why} The course works on, with a network.`,
	},
	/** Why it paused. */
	stopped: 'Stopped.',
	full: 'This browser’s storage for the site is full. Free some space on the device, then go on.',
	lacking: (size: string) =>
		`This browser’s storage for the site is full: about ${size} are missing. Free some space on the device, then go on.`,
	broken: (why: string) => `The browser could not keep it: ${why}`,
	noNetwork: 'The network went away. Go on when you are online.',
	notGiven: (why: string) =>
		`The site did not give a file: ${why} Go on, and if it says so again, reload this page.`,
	changed: (why: string) =>
		`${why} It was not kept. If this network wants you to log in, do that and go on; if the site was updated just now, reload this page.`,
	/** How far it is, in MB. */
	done: (done: number, total: number) =>
		`${numbers.fixed(done, 1)} of ${numbers.fixed(total, 1)} MB`,
	goOn: 'Go on',
	take: 'Take the whole course with you',
	stop: 'Stop',
	remove: 'Remove it',
	reload: 'Reload',
	later: 'Later',
	newerVersion: 'A newer version',
	newerIsThere: 'A newer version of the course is there. Reload to use it.',
}
