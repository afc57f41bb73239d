import path from 'node:path'
import type { Command } from 'commander'
import { root } from './tool.ts'

/** What `course collect` was asked for. */
export interface CollectFlags {
	out: string
	roster?: string
	ownSuites?: true
	json?: true
	root: string
}

export function register(program: Command): void {
	program
		.command('collect')
		.description('grade what learners handed in again, and make a gradebook of it')
		.argument('<places...>', 'hand-ins (.json), zips with hand-ins, or folders with either')
		.option('--out <folder>', 'where the gradebook is written', 'gradebook')
		.option('--roster <file>', 'who is in the class: a table that Canvas or Moodle has exported')
		.option('--own-suites', 'the suites here are others than the page’s: a verdict may be another')
		.option('--json', 'print one object when it has ended, and nothing else')
		.option('--root <folder>', 'where the exercises lie', path.join(root, 'exercises'))
		.addHelpText('after', help)
		// 1 is what a collection that somebody has to look at ends with.
		.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
		.action(async (places: string[], flags: CollectFlags) => {
			// Loaded here, so that help does not wait for a bundler.
			const { collectHandIns } = await import('./collect-hand-ins.ts')
			process.exitCode = await collectHandIns(places, flags)
		})
}

const help = `
A hand-in is the file that a learner saves on the page "Your progress". What it says of a verdict is a
claim: every file in it is graded again here, confined as course grade does it. Zips may be those that
Canvas and Moodle make of all submissions; then the platform says whose each is. Of several hand-ins by
one learner the one that was made last counts.

The folder of --out gets:
  canvas.csv      grades as Canvas imports them
  moodle.csv      grades as Moodle imports them
  all.csv         a row for each learner, exercise and language: claimed, found, when, notes
  results/        a file for each learner, in the form of Gradescope's results.json

An exercise that passes in either language has one point. What could not be graded has no grade.

Flagged are: a claim that does not reproduce, a suite that has changed since, files that two people
handed in alike, a checksum that does not match, an exercise that the course does not have, a file that
cannot be read, and who is not surely who. The gradebook is written all the same.

The exit code is 0 when all was graded and nothing is flagged, 1 when something is, 2 when nothing could
be collected, 130 after Ctrl-C.

With --json the object is {out, learners, unread, absent, flagged}.

Examples:
  course collect submissions.zip                        as Canvas or Moodle has made it
  course collect ./hand-ins --roster roster.csv         a folder, with names from a roster
  course collect ada.handin.json --out /tmp/gradebook   one hand-in
  course collect ./hand-ins --json > collected.json     for a tool`
