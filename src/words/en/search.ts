/** What the search says of what it found. */
export const search = {
	unreachable: 'The index could not be fetched. Try again when you are online.',
	none: (question: string) => `Nothing holds “${question}”.`,
	/** Of `found` pages `shown` are listed. */
	count(found: number, shown: number) {
		const pages = found === 1 ? 'One page' : `${found} pages`
		return found > shown ? `${pages}; the first ${shown} of them.` : `${pages}.`
	},
}
