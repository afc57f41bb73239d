/** Ways for a learner's code to leave the page, and what a link brings. */
export const share = {
	unfetchedPanel: 'What shares your code could not be fetched. Are you offline?',
	notOpen: 'It is not open.',
	share: 'Share',
	copyLink: 'Copy a link to my code',
	download: 'Download as a project',
	openInStackBlitz: 'Open in StackBlitz',
	embed: 'Embed',
	link: 'Link',
	/** Of a program alone. */
	programCopied: (length: number) => `The link is copied: ${length} characters.`,
	linkCopied: (length: number) =>
		`The link is copied: ${length} characters. It carries your code itself; nothing was sent anywhere.`,
	saved: (name: string) =>
		`${name} is saved where your browser puts what it downloads. Its README.md says how to run it.`,
	toStackBlitz:
		'Your code then goes to stackblitz.com, which is not part of this course, and opens there in a new tab.',
	openThere: 'Open it there',
	htmlToEmbed: 'HTML to embed',
	howToEmbed:
		'Put this into a page of your own, and the exercise stands there, without the rest of the course.',
	copyHtml: 'Copy the HTML',
	copied: 'Copied.',
	copyYourself: 'This browser lets the page copy nothing. Copy it yourself:',
	copyLinkYourself: 'This browser lets the page copy nothing. Copy the link yourself:',
	unfetched:
		'What a project needs could not be fetched. Are you offline? Nothing you wrote is lost.',
	tooLong: 'Your code is too long for a link. Download it as a project, and send that.',
	programTooLong: 'This program is too long for a link. Send it as a file.',
	unreadableCode: (why: string) => `The code in this link cannot be read: ${why}.`,
	/** Why a link cannot be read; the end of a sentence. */
	whyUnreadable: {
		otherVersion: 'it was made by another version of this page',
		unknownLanguage: 'it is in a language that this page does not know',
		notWhole: 'it is not whole',
		noExercise: 'it names no exercise that there could be',
		cannotUnpack: 'this browser cannot unpack it. One of 2023 or later can',
		tooLong: 'it is longer than any that this page makes',
	},
	cannotPack: 'This browser cannot pack code into a link. One of 2023 or later can.',
	asYouLeftIt: 'Everything is as you left it.',
	notOnThisPage: (exercise: string) =>
		`This link brings code for the exercise “${exercise}”, which is not on this page.`,
	otherLanguage: (its: string, here: string) =>
		`This link brings ${its}, and this exercise is in ${here}.`,
	noSuchFile: (file: string) =>
		`The code in this link cannot be used: this exercise has no file “${file}” to edit.`,
	leftOut: (files: string) =>
		`It also brings what the exercise has no place for, and that is left out: ${files}.`,
	sameCode: 'This link brings the code that stands here already.',
	brings: 'This link brings code for this exercise.',
	yoursStaysUntil: 'Yours stays until you choose.',
	showIt: 'Show it',
	keepMine: 'Keep mine',
	yoursStays: 'Yours stays.',
	backToMine: 'Back to mine',
	makeItMine: 'Make it mine',
	withoutMyChanges: 'Without my changes',
	brought:
		'This is the code that the link brought: read it before you run it. Yours is kept as you left it, and what passes here does not count as yours.',
	broughtAndChanged:
		'This is the code that the link brought, with your changes: read it before you run it. Yours is kept as you left it, and what passes here does not count as yours.',
	yoursAgain: 'This is yours again.',
	showTheLinks: 'Show the link’s',
	yoursNow: 'The link’s code is yours now.',
	bringMineBack: 'Bring mine back',
}
