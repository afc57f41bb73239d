import { numbers } from './numbers.ts'

/** What a learner has done: the map of the course, the certificate, and the file that holds all of it. */
export const progress = {
	passed: (count: number, all: number) => `You have passed ${count} of ${all} exercises.`,
	/** The title of an exercise follows, as a link. */
	beginWith: 'Begin with ',
	next: 'Next: ',
	allDone: 'That is all of them.',
	due: 'You stumbled over these before. Do the exercise again from the start (Reset): what you have now stays among your attempts there.',
	nothingDue: (later: number, when: string) =>
		`Nothing is due. ${later === 1 ? 'One exercise comes' : `${later} exercises come`} back, the first ${when}.`,
	passedIn: (languages: readonly string[]) => `passed in ${languages.join(' and ')}`,
	begun: 'begun',
	inEither: (languages: readonly string[]) => languages.join(' or '),
	forgetWhat: 'Everything you wrote and passed in this browser will be gone.',
	saveFirst: 'Save it to a file first',
	forget: 'Forget it',
	forgotten: 'Everything is forgotten.',
	nothingToForget: 'This browser lets the page keep nothing, so there was nothing to forget.',
	saved: (name: string) => `Saved as ${name}.`,
	nothingToSave: 'This browser lets the page keep nothing, so there is nothing to save.',
	notRead: (name: string, why: string) => `“${name}” was not read: ${why}. Nothing was changed.`,
	tooLarge: (name: string) => `“${name}” was not read: it is too large for a file of this course.`,
	/** Why a file cannot be read; the end of a sentence. */
	unreadable: {
		broken: 'it is not JSON, or it has been cut off',
		another: 'it is no file that this course has written',
		newer: (its: number, known: number) =>
			`a newer version of the course has written it (${its}, and this page knows ${known}): reload the page, and try again`,
		stranger: (key: string) => `it holds what is not this course’s: “${key}”`,
	},
	full: 'This browser’s storage is full: not all of the file was read. Make room, and read it again; nothing is read twice.',
	blocked: 'This browser lets the page keep nothing, so the file was not read.',
	read: (name: string) => `“${name}” was read.`,
	unread: (count: number) => `${count} attempts in it could not be understood and were left out.`,
	nothingNew: 'Nothing in it was new.',
	added: (count: number) => `${count} ${count === 1 ? 'thing' : 'things'} in it were new.`,
	differed: (count: number) =>
		`${count} differed from what was here: the later version is used, and the other is kept beside it.`,
	/** Exercises, each in one language: how many, and how many of them were passed. */
	goAlong: (count: number, passed: number) =>
		count === 1
			? `One exercise goes along; it has ${passed === 1 ? '' : 'not '}passed here.`
			: `${count} exercises go along, ${passed === 0 ? 'none' : passed} of them passed here; one in both languages counts as two.`,
	nothingToHandIn:
		'Nothing was written or graded in this browser yet, so there is nothing to hand in.',
	noName: 'Write your name first: your instructor has to know whose it is.',
	noChecksum:
		'It has no checksum: this browser makes none at an address that is not secure. It can be handed in all the same.',
	notHandedIn:
		'What this browser keeps does not fit into a hand-in: it is too large, or damaged. Save your progress to a file below, and give that to your instructor.',
	/** `host` takes hand-ins for the instructor. */
	sending: (host: string) => `Sending it to ${host}.`,
	/** `receipt`: some digits that it can be asked for by. `at`: when, as people say it. */
	handedIn: (host: string, { receipt, at }: { receipt: string; at: string }) =>
		`${host} has it, ${at}. Should somebody ask: its number is ${receipt}.`,
	/** `why`: a sentence of the host, in its own language. */
	refused: (host: string, why: string) =>
		`${host} did not take it and says: “${why}” Nothing of yours is lost: you can save it, and give the file to your instructor.`,
	refusedSilently: (host: string) =>
		`${host} did not take it, and does not say why. Nothing of yours is lost: you can save it, and give the file to your instructor.`,
	unanswered: (host: string) =>
		`${host} does not answer. Are you offline? Nothing of yours is lost: try again, or save it, and give the file to your instructor.`,
	arrivedDamaged: (host: string) =>
		`What came to ${host} is not what was sent. Try again, or save it, and give the file to your instructor.`,
	certified: (count: number, all: number, on: string) =>
		`passed ${count} of ${all} exercises of this course, by ${on}.`,
	onServer: 'on a server',
	inBrowser: 'in this browser',
	allOnServer: 'All of it was graded on a server.',
	someInBrowser:
		'What was graded in this browser is the word of whoever used it: it was checked there by the course’s hidden suites, and nobody else has seen it.',
	/** A moment as people say it, within a sentence. */
	today: (at: number) => `today at ${numbers.time(at)}`,
	yesterday: (at: number) => `yesterday at ${numbers.time(at)}`,
	on: (at: number) => `on ${numbers.date(at)}`,
	/** How far off something is. */
	now: 'now',
	laterToday: 'later today',
	tomorrow: 'tomorrow',
	inDays: (days: number) => `in ${days} days`,
}
