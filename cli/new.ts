import path from 'node:path'
import { Option, type Command } from 'commander'
import { languages, type Language } from '../src/course/language.ts'
import { beginExercise } from './begin-exercise.ts'
import { root } from './tool.ts'

interface Options {
	title?: string
	only?: Language
	root: string
}

export function register(program: Command): void {
	program
		.command('new')
		.description('begin something new')
		.command('exercise')
		.description('begin an exercise: a small one that holds, to be changed into yours')
		.argument('<id>', 'its name: lower case words joined by hyphens')
		.option('--title <title>', 'what learners see above the task; left out: the id in words')
		.addOption(
			new Option('--only <language>', 'begin the half in one language; left out: both').choices(
				languages,
			),
		)
		.option('--root <folder>', 'where the exercises lie', path.join(root, 'exercises'))
		.addHelpText('after', help)
		.action(async (id: string, { title, only, root: folder }: Options) => {
			const absolute = path.resolve(folder)
			const files = await beginExercise({ id, title, only, root: absolute })
			console.log(nextSteps(id, path.relative(process.cwd(), path.join(absolute, id)), files))
		})
}

const help = `
It copies exercises/_template/, renames what carries its name, and never overwrites a file.

Examples:
  course new exercise retry-with-backoff
  course new exercise share-a-lock --only py
  course new exercise retry-with-backoff --title "Try again, but not at once"`

function nextSteps(id: string, folder: string, files: readonly string[]): string {
	const solutions = files.filter((file) => file.includes('/solution/'))
	const mistakes = solutions.map((file) => `${file.split('/')[0] ?? ''}/mistakes/`)
	return `${folder}/ is there: a draft that holds. Change it into yours:

  1  Write the task in exercise.md, and its answer in ${solutions.join(' and ')}.
  2  Write the suite, and a folder in ${mistakes.join(' and ')} for each wrong answer that it catches.
     This tells what is missing, with every save: npm run -s course -- check ${id} --watch
  3  Take \`status: draft\` out of exercise.md, and put it in a lesson: <Exercise id="${id}" />`
}
