import { numbers } from './numbers.ts'

/** A verdict, its cases, and the hint for the first that failed. */
export const grade = {
	passed: (count: number) =>
		`Passed: ${count === 1 ? 'the one case holds' : `all ${count} cases hold`}.`,
	failed: (passed: number, all: number) => `Not yet: ${passed} of ${all} cases passed.`,
	unloadable: 'Your code could not be loaded, so no case ran.',
	stoppedAfter: (time: string) => `Stopped after ${time}.`,
	during: (name: string) => `It happened in “${name}”.`,
	tampered: 'No verdict: your code changed what the cases stand on.',
	tamperedWhy:
		'With these changed, a passed case proves nothing. Leave them as they are and grade again:',
	ungraded: 'This attempt was not graded. That is our fault, and it costs you nothing.',
	hintBelow: 'There is a hint below.',
	firstFailure: 'First failure: ',
	seconds: (value: number) => `${numbers.fixed(value, value < 10 ? 1 : 0)} s`,
	milliseconds: (value: number) => `${numbers.fixed(value, 0)} ms`,
	grading: 'Grading…',
	stopped: 'Stopped. Nothing was decided.',
	ran: (where: string) => `Ran ${where}.`,
	stale: 'You have changed the code since.',
	again: 'Try again',
	cases: 'Cases',
	why: 'Why',
	timeline: 'Timeline',
	timelineOf: (name: string) => `Timeline of “${name}”`,
	status: {
		waiting: 'waiting',
		running: 'running',
		passed: 'passed',
		failed: 'failed',
		skipped: 'skipped',
		unrun: 'not run',
		'cut-off': 'stopped while it ran',
	},
	runtimes: {
		worker: 'in this page',
		webcontainer: 'in WebContainer (real Node)',
		pyodide: 'in this page (CPython 3.14)',
	},
	/** Why it was stopped: it computed, or it waited. */
	pythonBusy: 'Your code was computing: look for a loop that does not end.',
	pythonWaiting:
		'Your code was still waiting for something that did not come: look for an await, a join or a get() that nothing ends.',
	scriptBusy:
		'Your code kept the event loop from its next turn: look for a loop that runs on without an await that really waits.',
	scriptWaiting:
		'Your code was still waiting for something that did not come: look for a promise that is never settled.',
	/** A place follows, and then a full stop. */
	at: 'At ',
	isAt: 'It is at ',
	wasAt: 'It was at ',
	lineOf: (line: number, file: string) => `line ${line} of ${file}`,
	difference: 'Expected (−) and received (+)',
	hint: 'A hint for this failure',
	hintLater: (left: number) =>
		`There is a hint after ${left === 1 ? 'one more attempt' : `${left} more attempts`}.`,
	hintSteps: 'Each step says a little more.',
	hintOf: (rung: number, all: number) => `Hint ${rung} of ${all}`,
	nextExercise: (title: string) => `Next exercise: ${title}`,
	goOn: (page: string) => `Go on: ${page}`,
}
