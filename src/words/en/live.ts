/** Programs in lessons and in the playground, and guesses about them. */
export const live = {
	asItWas: 'This is the program as it was.',
	backToMine: 'Back to mine',
	chooseFirst: 'Choose an answer first.',
	toldRight: 'you told it right',
	line: (line: number, text: string) => `Line ${line}: ${text}`,
	right: 'Right: that is what it printed.',
	wrongChoice: (last: string) =>
		`Not this time: its last line is “${last}”. Read the program once more: why?`,
	wrongOrder(right: number, all: number) {
		const count =
			right === 0
				? 'no line stands'
				: right === 1
					? `1 of ${all} lines stands`
					: `${right} of ${all} lines stand`
		return `Not this time: ${count} where the program printed it. Look for the first line that differs: why?`
	},
	asTheLinkBrought: 'This is the program as the link brought it.',
	exampleAsItWas: 'This is the example as it was.',
	bringMineBack: 'Bring mine back',
	unknownAddress:
		'The address ends in something that this page does not know; everything is as you left it.',
	unreadableProgram: (why: string) =>
		`The program in this link cannot be read: ${why}. Everything is as you left it.`,
	fromTheLink: 'From the link',
	cameWithTheLink:
		'This program came with the link: read it before you run it. Your own programs are as you left them.',
	showMine: 'Show mine',
	unfetched:
		'What runs programs could not be fetched. You can go on writing; try again when you are online.',
	again: 'Try again',
	yourGuess: 'Your guess',
	itPrinted: 'It printed',
	sameLine: 'Same line',
	yes: 'yes',
	no: 'no',
	firstLine: 'It is the first line.',
	lastLine: 'It is the last line.',
	placed: (text: string, at: number, all: number) => `${text}: line ${at} of ${all}.`,
}
