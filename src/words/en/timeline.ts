import { numbers } from './numbers.ts'

const many = (count: number, one: string, more: string) =>
	count === 1 ? `1 ${one}` : `${numbers.count(count)} ${more}`
const tasks = (count: number) => many(count, 'task', 'tasks')

/** A run as a timeline: the drawing, what is around it, and the same as sentences and a table. */
export const timeline = {
	heading: 'Timeline',
	zoom: 'Zoom',
	zoomOut: 'Zoom out',
	zoomIn: 'Zoom in',
	wholeRun: 'Whole run',
	asTable: 'As a table',
	follow: 'Follow this task',
	fit: 'Fit all lanes',
	/** What it is compared with stands in a list after it. */
	compareWith: 'Compare with ',
	nothing: 'nothing',
	followed: 'The others are faded; its makers and what it waits for stay.',
	unfollowed: 'All tasks are shown again.',
	blockedMore: (times: number) => `It was blocked ${times} more ${times === 1 ? 'time' : 'times'}.`,
	legend: 'Legend',
	keys: 'Arrow keys: from bar to bar. Enter or a click: its line. +, −, 0 or Ctrl and the wheel: zoom. Shift and arrows, or pull: move along. F: follow.',
	label: (title: string, sentence: string) =>
		`Timeline of ${title}: ${sentence} Arrow keys go from bar to bar, Enter shows the line. The same is there as a table.`,
	requests: (peak: number) => `Requests, up to ${peak}`,
	requestsInFlight: (peak: number) => `Requests in flight, up to ${peak}`,
	unfetched: 'The timeline could not be fetched. Everything else goes on working.',
	isBelow: (name: string) => `The timeline of “${name}” is below.`,
	yourProgram: 'Your program',
	yoursBefore: 'Yours before',
	theSolution: 'The solution',
	save: 'Save',
	saveAs: {
		svg: 'Picture (SVG)',
		png: 'Picture (PNG)',
		json: 'Trace for Perfetto (JSON)',
	},
	saved: (name: string) => `Saved as ${name}.`,
	unsaved: (why: string) => `It could not be saved: ${why}`,
	noPicture: 'this browser makes no PNG of it. Save it as SVG.',
	caption: (title: string) => `${title}: what each task did, in order`,
	tableOf: (title: string) => `${title} as a table`,
	showNext: (count: number, rest: number) => `Show the next ${count} of ${rest} rows`,
	columns: {
		task: 'Task',
		from: 'From',
		to: 'To',
		took: 'Took',
		did: 'What it did',
		waitedFor: 'Waited for',
		line: 'Line',
	},
	/** What a lane is, beside its name; a task needs no word. */
	kinds: { thread: 'thread', process: 'process' },
	aKind: { thread: 'a thread', process: 'a process' },
	/** The terms of the card beside a bar. */
	card: { waitsFor: 'for', took: 'took', from: 'from', in: 'in', at: 'at' },
	turns: (count: number) => `${count} turns`,
	fromTo: (from: string, to: string) => `${from} to ${to}`,

	took: (time: string) => `It took ${time}`,
	waited: (waiting: string, time: string) => `${waiting} of waiting in ${time}`,
	/** The end of one of the two above. */
	peak: (requests: number) => `, up to ${requests} requests at once`,
	ran(counts: { task: number; thread: number; process: number }) {
		const said = [
			counts.task > 0 && tasks(counts.task),
			counts.thread > 0 && many(counts.thread, 'thread', 'threads'),
			counts.process > 0 && many(counts.process, 'process', 'processes'),
		].filter((part) => part !== false)
		return `${said.length === 0 ? 'No task' : said.join(' and ')} ran.`
	},
	folded: (count: number) => `Not shown: ${tasks(count)} of the libraries.`,
	leftOut: (count: number) =>
		`There was more than a timeline can hold: ${many(count, 'event', 'events')} are left out.`,
	/** What a task did during a bar. */
	waits: 'waits',
	isReady: 'is ready',
	runs: 'runs',
	runsAndBlocks: 'runs and blocks the event loop',
	ends: {
		done: 'then is done',
		failed: 'then fails',
		cancelled: 'is cancelled',
		stopped: 'until it is stopped',
	},
	/** After `waits`. */
	waitsFor: {
		sleep: 'a sleep',
		http: 'an answer',
		lock: 'a lock',
		queue: 'a queue',
		thread: 'a thread',
		process: 'a process',
		task: 'a task',
		other: 'something else',
	},
	place: (line: number, file: string) => `line ${line} of ${file}`,
	bar: (said: {
		lane: string
		deed: string
		waitsFor: string | undefined
		time: string
		from: string
		to: string
		place: string | undefined
	}) =>
		`${said.lane} ${said.deed}${said.waitsFor === undefined ? '' : ` for ${said.waitsFor}`}, ${said.time}, from ${said.from} to ${said.to}${said.place === undefined ? '' : `, ${said.place}`}.`,
	aTask: 'A task',
	blocked: (said: {
		lane: string
		time: string
		from: string
		to: string
		place: string | undefined
		held: number
	}) =>
		`${said.lane} blocked the event loop for ${said.time}, from ${said.from} to ${said.to}${said.place === undefined ? '' : ` (${said.place})`}: ${tasks(said.held)} could not go on.`,
	failed: (lane: string, time: string) => `${lane} failed after ${time}.`,
	cancelled: (count: number) => `${tasks(count)} ${count === 1 ? 'was' : 'were'} cancelled.`,
	/** The legend. */
	looks: {
		runs: 'runs',
		blocks: 'runs and blocks the loop',
		http: 'waits for an answer',
		sleep: 'sleeps',
		elsewhere: 'waits for a thread or process',
		inside: 'waits for another task',
		ready: 'ready, not its turn',
		failed: 'failed',
		cancelled: 'cancelled',
	},
	/** Two runs, by their titles; how many times as fast the second is stands at the end. */
	compared: (other: string, otherTime: string, now: string, time: string) =>
		`${other} took ${otherTime}, ${now} ${time}`,
	asFast: ': as fast',
	faster: (times: string) => `: ${times} times as fast`,
	slower: (times: string) => `: ${times} times as slow`,
	peaks: (now: number, before: number) =>
		`At most ${many(now, 'request', 'requests')} in flight, instead of ${before}.`,
	/** The name of a track in a trace viewer. */
	flightTrack: 'Requests in flight',
}
