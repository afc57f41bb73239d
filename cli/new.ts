import path from 'node:path'
import type { Command } from 'commander'
import { beginExercise } from './begin-exercise.ts'
import { root } from './tool.ts'

interface Options {
	title?: string
	twin?: true
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
		.option('--twin', 'begin the Python half too')
		.option('--root <folder>', 'where the exercises lie', path.join(root, 'exercises'))
		.addHelpText('after', help)
		.action(async (id: string, { title, twin, root: folder }: Options) => {
			const absolute = path.resolve(folder)
			const files = await beginExercise({ id, title, twin: twin === true, root: absolute })
			console.log(nextSteps(id, path.relative(process.cwd(), path.join(absolute, id)), files))
		})
}

const help = `
It copies exercises/_template/, renames what carries its name, and never overwrites a file.

Examples:
  course new exercise retry-with-backoff
  course new exercise retry-with-backoff --title "Try again, but not at once"`

function nextSteps(id: string, folder: string, files: readonly string[]): string {
	const solution = files.find((file) => file.includes('/solution/')) ?? 'ts/solution/'
	return `${folder}/ is there: a draft that holds. Change it into yours:

  1  Write the task in exercise.md, and its answer in ${solution}.
  2  Write the suite, and a folder in ts/mistakes/ for each wrong answer that it catches.
     This tells what is missing, with every save: npm run -s course -- check ${id} --watch
  3  Take \`status: draft\` out of exercise.md, and put it in a lesson: <Exercise id="${id}" />`
}
