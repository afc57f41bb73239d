/** What the editor says of its text. The remarks themselves are TypeScript's and Ruff's. */
export const remarks = {
	unfetched: 'Format could not be fetched.',
	format: 'Format',
	fetching: 'What formats programs is being fetched, once.',
	formatted: 'Formatted.',
	isFormatted: 'It is formatted already.',
	overtaken: 'You have typed meanwhile, so nothing was formatted. Ask again.',
	notFormatted:
		'What formats programs could not be fetched, or gave no answer. Your text is as it was; try again when you are online.',
	/** `message` is Ruff's. */
	broken: (file: string, line: number, message: string) =>
		`${file} cannot be formatted before its syntax is right. Line ${line}: ${message}.`,
	notThisLanguage: 'TypeScript is not formatted here.',
	title: 'Remarks',
	none: 'No remarks.',
	count: (count: number) =>
		count === 0
			? 'No remarks.'
			: count === 1
				? 'One remark: F8 goes there.'
				: `${count} remarks: F8 goes to the next.`,
	severities: { error: 'error', warning: 'warning', info: 'info', hint: 'hint' },
	line: (line: number) => `line ${line}`,
	close: 'Close',
	nothingKnown: 'Nothing is known of this place.',
	/** What CodeMirror says itself, by its own English. */
	phrases: {
		Completions: 'Completions',
		'Control character': 'Control character',
		'Selection deleted': 'Selection deleted',
	},
}
