/** The list of shortcuts: in each row its keys, of which those in one pair of brackets are pressed together, and what they do. */
export const shortcuts = {
	all: 'All shortcuts',
	title: 'Keyboard shortcuts',
	close: 'Close',
	single: 'The key ? opens this list',
	groups: [
		{
			title: 'Everywhere',
			rows: [
				['[Ctrl] + [K]', 'Search the course'],
				['[?]', 'This list, outside of a text field'],
			],
		},
		{
			title: 'In an exercise',
			rows: [
				['[Ctrl] + [Enter]', 'Grade; in a program of a lesson and in the playground: run'],
				['[Ctrl] + [Shift] + [Enter]', 'Run'],
				['[F9]', 'Full screen, and back'],
				[
					'[←] [→] [Home] [End]',
					'On the tabs: another file. On a line between two panes: its place',
				],
			],
		},
		{
			title: 'In the editor',
			rows: [
				['[Escape], then [Tab]', 'Leave the editor'],
				['[Tab], [Shift] + [Tab]', 'Indent, indent less'],
				['[Ctrl] + [/]', 'Comment out, and in again'],
				['[Alt] + [↑] [↓]', 'Move the line'],
				['[Ctrl] + [Z], [Ctrl] + [Y]', 'Undo, redo'],
				['[F8], [Shift] + [F8]', 'Next remark, previous remark'],
				['[Ctrl] + [Shift] + [M]', 'List all remarks'],
				['[Shift] + [Alt] + [F]', 'Format the file (Python)'],
				['[Ctrl] + [Space]', 'Offer names (TypeScript)'],
				['[Ctrl] + [I]', 'Explain the name at the caret (TypeScript)'],
			],
		},
		{
			title: 'In a timeline',
			rows: [
				['[←] [→] [↑] [↓]', 'From bar to bar'],
				['[+] [-] [0]', 'Look closer, from farther away, at the whole'],
				['[Shift] + [←] [→]', 'Move along'],
				['[F]', 'Follow one task'],
				['[Enter]', 'To the line of code'],
				['[Escape]', 'Leave the bar'],
			],
		},
	],
}
