/**
 * What is wrong with `course.config.ts`, a sentence a line. It is a person's slip and none of the program's, so whoever
 * prints it prints no stack.
 */
export class Misconfigured extends Error {
	override readonly name = 'Misconfigured'

	constructor(sentences: readonly string[]) {
		super(sentences.map((each) => `course.config.ts: ${each}`).join('\n'))
		// Astro prints it after the message.
		this.stack = ''
	}
}
