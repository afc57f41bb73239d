import { numbers } from './numbers.ts'

/** What a run prints, how it ends, and what is waited for before it begins. */
export const output = {
	output: 'Output',
	prints: 'Prints',
	printedWhileGrading: 'Printed while grading',
	running: 'Running.',
	grading: 'Grading.',
	stopped: 'Stopped.',
	finished: (time: string) => `Finished in ${time}.`,
	threw: (time: string) => `Ended after ${time} with an error that nobody caught.`,
	byItsClock: (time: string) => `${time} by its own clock`,
	unloadable: 'Your code could not be loaded.',
	broke: 'The run broke. That is our fault.',
	nothing: 'It printed nothing.',
	/** Before what a program wrote to its error output, for whoever hears it. */
	errors: 'error output: ',
	cut: (characters: number) => `… ${numbers.count(characters)} more characters are not shown.`,
	filter: 'Filter lines',
	filterWhat: 'Show the lines with this text',
	found: 'Lines found',
	noLine: 'No line has that.',
	lines: (count: number) => (count === 1 ? 'One line.' : `${count} lines.`),
	copy: 'Copy',
	copied: 'Copied',
	selected: 'Selected: copy it with your keyboard',
	megabytes: (size: number) => `${numbers.fixed(size, size < 10 ? 1 : 0)} MB`,
	fetched: 'Fetched',
	startingPython: 'Starting Python…',
	fetchingPython: (size: string) => `Fetching Python, ${size}, once…`,
	noProgram: 'This exercise has no program to run; grade it instead.',
	whatRunsIt: 'What is needed to run this exercise',
	unfetched: (what: string) =>
		`${what} could not be fetched. Are you offline? Nothing you wrote is lost.`,
	newerOnly: (what: string) =>
		`${what} is there in a newer version of the course only. Reload the page to use it; nothing you wrote is lost.`,
	answers: (what: string, address: string, status: number) =>
		`${what} could not be fetched: ${address} answers ${status}.`,
	unknownForm: (what: string) =>
		`${what} came in a form this page does not know. Reload the page, and try again.`,
	plainEditor: 'The full editor could not be fetched. The plain one goes on working.',
}
