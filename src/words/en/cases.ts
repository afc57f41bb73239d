/** What a case of the suite does, opened under the failure. */
export const cases = {
	/** What could not be fetched: a sentence goes on after it. */
	what: 'What this case does',
	summary: 'Show what this case does',
	label: (name: string) => `The case “${name}”`,
	unknown:
		'This case is not in the version of the suite that was fetched. Reload the page, and grade again.',
	note: {
		ts: 'From the suite: TypeScript, with vitest. inLab runs your code on a clock of its own, and answers it from the lab web.',
		py: 'From the suite: TypeScript, with vitest. call and script run your Python on a clock of its own, and answer it from the lab web.',
	},
}
