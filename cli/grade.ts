import path from 'node:path'
import { Option, type Command } from 'commander'
import { languages, type Language } from '../src/course/language.ts'
import { readSeconds } from './seconds-flag.ts'
import { root } from './tool.ts'

/** What `course grade` was asked for. */
export interface GradeFlags {
	runtime: 'process' | 'worker' | 'webcontainer'
	language?: Language
	seconds?: number
	hints?: true
	json?: true
	root: string
}

export function register(program: Command): void {
	program
		.command('grade')
		.description('grade an attempt as the page does, with an exercise or with any vitest suite')
		.argument('<suite>', 'an exercise, a suite (a .ts or .js file), or a folder with one in it')
		.argument('<folder>', 'the attempt: a folder of files, or one file')
		.addOption(
			new Option('--runtime <name>', 'where it runs')
				.choices(['process', 'worker', 'webcontainer'])
				.default('process'),
		)
		.addOption(
			new Option('--language <name>', 'the language, where the files do not tell').choices(
				languages,
			),
		)
		.option('--seconds <number>', 'the time limit; left out: the exercise’s, or 60', readSeconds)
		.option('--hints', 'show every rung of the hint, and not the first alone')
		.option('--json', 'print one object when it has ended, and nothing else')
		.option('--root <folder>', 'where the exercises lie', path.join(root, 'exercises'))
		.addHelpText('after', help)
		// 1 is what an attempt that has not passed ends with.
		.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
		.action(async (suite: string, attempt: string, flags: GradeFlags) => {
			// Loaded here, so that help does not wait for a bundler.
			const { gradeFolder } = await import('./grade-folder.ts')
			process.exitCode = await gradeFolder(suite, attempt, flags)
		})
}

const help = `
A suite is a TypeScript or JavaScript file that imports vitest, and may import #kit/lab and #kit/python.
The attempt takes the place of ./solution/ in it; an import of a file that the attempt has, by its path
from the suite or from the attempt, is the attempt's too. All else that it imports is the suite's own:
helpers, JSON, packages. It may use test, it, describe and hooks; its cases are those that run.
A suite that imports #kit/python grades Python, any other TypeScript or JavaScript.

Code that is graded is confined, as in the page: it reads and writes nothing outside of its sandbox, and
reaches no network.

The exit code is 0 when it passed, 1 when it has not, 2 when it could not be graded, 130 after Ctrl-C.

With --json the object is {suite, language, runtime, verdict, report?, hint?, leftOut?}.

Examples:
  course grade fetch-all-at-once ./mine              an exercise of this course
  course grade fetch-all-at-once ./fetch_all.py      one file is an attempt too
  course grade ./sum.test.ts ./mine                  any suite
  course grade ./week-3 ./mine --runtime worker      the suite in that folder, in a headless browser
  course grade fetch-all-at-once ./mine --json       for a tool`
