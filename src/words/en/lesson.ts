/** A lesson: what stands above and below its text, and its programs. */
export const lesson = {
	minutes: (minutes: number) => `About ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} to read`,
	buildsOn: 'Builds on',
	whatYouLearnt: 'What you learnt',
	ticked: 'A line is ticked when you have passed the exercises that train it.',
	readOn: 'Read on',
	live: {
		deeds: 'Run and edit',
		run: 'Run this',
		stop: 'Stop',
		edit: 'Edit',
		reset: 'Reset',
		prints: 'Prints',
	},
	predict: {
		kicker: 'Predict, then run',
		deeds: 'Check',
		run: 'Check and run',
		stop: 'Stop',
		up: (line: string) => `Move up: ${line}`,
		down: (line: string) => `Move down: ${line}`,
		prints: 'What it prints',
	},
}
