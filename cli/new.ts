import path from 'node:path'
import { Option, type Command } from 'commander'
import { languages, type Language } from '../src/course/language.ts'
import { beginExercise } from './begin-exercise.ts'
import { beginLesson } from './new-lesson.ts'
import { beginSite } from './new-site.ts'
import { layAgain, ownFolder, seenFromHere, site } from './site.ts'
import { fromHere, root } from './tool.ts'

interface ExerciseFlags {
	title?: string
	only?: Language
	root: string
}

/** How a command is typed here: in a course of one's own npm has put it in the way. */
const course = site ? 'npx course' : 'npm run -s course --'

export function register(program: Command): void {
	const begin = program.command('new').description('begin something new')
	registerExercise(begin)
	registerLesson(begin)
	registerSite(begin)
}

function registerExercise(begin: Command): void {
	begin
		.command('exercise')
		.description('begin an exercise: a small one that holds, to be changed into yours')
		.argument('<id>', 'its name: lower case words joined by hyphens')
		.option('--title <title>', 'what learners see above the task; left out: the id in words')
		.addOption(
			new Option('--only <language>', 'begin the half in one language; left out: both').choices(
				languages,
			),
		)
		.option('--root <folder>', 'where the exercises lie', ownFolder('exercises'))
		.addHelpText('after', exerciseHelp)
		.action(async (id: string, { title, only, root: folder }: ExerciseFlags) => {
			const absolute = path.resolve(folder)
			const templates = site ? path.join(root, 'exercises') : absolute
			const files = await beginExercise({ id, title, only, root: absolute, templates })
			layAgain()
			console.log(nextSteps(id, seenFromHere(path.join(absolute, id)), files))
		})
}

function registerLesson(begin: Command): void {
	begin
		.command('lesson')
		.description('begin a lesson: one program in each language, to be changed into yours')
		.argument('<name>', 'the name of its page: lower case words joined by hyphens')
		.option('--title <title>', 'what stands above it; left out: the name in words')
		.action(async (name: string, { title }: { title?: string }) => {
			const file = await beginLesson(name, { title, folder: ownFolder('lessons') })
			layAgain()
			console.log(`${seenFromHere(file)} is there. Now give it its place in the course:

  1  ${site ? `In course.config.ts: add: [{ lesson: '${name}', after: 'from-sequential-to-concurrent' }]` : `In src/syllabus.ts, in the chapter it belongs to: '${name}'`}
  2  Write it. This tells what is missing: ${course} check --lessons ${name}
  3  Read it as a learner will: ${course} dev`)
		})
}

function registerSite(begin: Command): void {
	begin
		.command('site')
		.description('begin a course of your own, which depends on this one as a package')
		.argument('<folder>', 'where it is to be; an empty folder, or none yet')
		.option('--title <title>', 'what it is called')
		.option(
			'--from <package>',
			'what npm installs as ours: a version, a git address, a file; left out: this one, packed',
		)
		.action(async (folder: string, { title, from }: { title?: string; from?: string }) => {
			const absolute = fromHere(folder)
			const files = await beginSite({ folder: absolute, title, from })
			console.log(`${folder}/ is there, with ${files.length} files. Go on in it:

  cd ${folder}
  npm install
  npm start

course.config.ts says what is in your course; README.md says where your own files go.`)
		})
}

const exerciseHelp = `
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
     This tells what is missing, with every save: ${course} check ${id} --watch
  3  Take \`status: draft\` out of exercise.md, and put it in a lesson:
     import Exercise from '../../components/Exercise.astro'
     <Exercise id="${id}" />`
}
