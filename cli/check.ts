import { availableParallelism } from 'node:os'
import path from 'node:path'
import { styleText } from 'node:util'
import { Option, type Command } from 'commander'
import type { ExerciseId } from '../src/course/exercise.ts'
import { sayComplaint } from '../src/library/complaints.ts'
import { atMost } from './at-most.ts'
import { checkExercises, readAsked, type Checked, type OpenChecker } from './check-exercises.ts'
import { Refusal } from './refusal.ts'
import { isBroken, sayChecked, sayTotal, type Paint } from './say-checked.ts'
import { root } from './tool.ts'
import { watchExercises } from './watch-exercises.ts'

interface Options {
	watch?: true
	json?: true
	mutate?: true
	runtime: 'process'
	root: string
}

export function register(program: Command): void {
	program
		.command('check')
		.description('hold exercises to the format and its six laws')
		.argument('[ids...]', 'the exercises to check; all of them when left out')
		.option('-w, --watch', 'check again whenever a file changes, and only the exercise it is in')
		.option('--json', 'say it as JSON, for tools')
		.option('--mutate', 'also report which small changes of the solution no case notices')
		.addOption(
			new Option('--runtime <name>', 'where the suites run')
				.choices(['process'])
				.default('process'),
		)
		.option('--root <folder>', 'where the exercises lie', path.join(root, 'exercises'))
		.addHelpText('after', help)
		.action(check)
}

const help = `
The laws:
  1  The solution passes, and every approach.
  2  Every mistake is caught, first by the case it names. The starter is the first mistake.
  3  Every mistake gets its hint; a case has one hint.
  4  Every case earns its place: it fails for at least one mistake.
  5  The twins agree: same cases, same mistakes, same verdicts.
  6  It is the same every time (three seeds, one verdict), and quick.

Before them come the folder, the front matter and the types. A complaint names the file and the
mend. Drafts are reported and fail nothing, and so is what --mutate finds. The exit code is 1 when an exercise does not hold.

Examples:
  course check                             all exercises
  course check fetch-all-at-once           one of them
  course check fetch-all-at-once --watch   again with every save
  course check fetch-all-at-once --mutate  how closely does its suite look?
  course check --json > check.json         for a tool`

async function check(asked: readonly ExerciseId[], options: Options): Promise<void> {
	const folder = path.resolve(options.root)
	const stop = new AbortController()
	// An interrupted check rejects, and every process it started ends with its sandbox.
	for (const signal of ['SIGINT', 'SIGTERM'] as const)
		process.once(signal, () => {
			stop.abort(new Refusal('Stopped.'))
		})
	const { signal } = stop
	const create = () => createChecker(signal, options.mutate === true)
	if (options.watch)
		return watchExercises({ root: folder, asked, createChecker: create, signal, paint })
	const start = performance.now()
	const readings = await readAsked(folder, asked)
	await using checker = await create()
	const checked = await checkExercises(readings, checker, (one) => {
		if (!options.json) console.log(sayChecked(one, paint))
	})
	console.log(
		options.json
			? toJson(checked)
			: `\n${sayTotal(checked)} ${paint('dim', `${((performance.now() - start) / 1000).toFixed(1)} s`)}`,
	)
	if (isBroken(checked)) process.exitCode = 1
}

async function createChecker(signal: AbortSignal, mutate: boolean): Promise<OpenChecker> {
	// Loaded here, so that no other command waits for a compiler and a bundler.
	const { createTypeChecker } = await import('./check-types.ts')
	const { buildKeeper, buildRunner } = await import('../src/library/build-runner.ts')
	const { buildNodePython } = await import('../src/library/node-python.ts')
	const { keepingRuntime } = await import('../src/runtimes/process.ts')
	const [runner, keeper, python] = await Promise.all([
		buildRunner(),
		buildKeeper(),
		buildNodePython(),
	])
	const runtime = await keepingRuntime({ runner, keeper, python })
	return {
		runtime,
		turn: atMost(availableParallelism()),
		checkTypes: createTypeChecker(root),
		mutate,
		signal,
		[Symbol.asyncDispose]: () => runtime[Symbol.asyncDispose](),
	}
}

function toJson(all: readonly Checked[]): string {
	const exercises = all.map(({ id, draft, complaints, notes, mutations }) => ({
		id,
		draft,
		complaints: complaints.map((c) => ({ ...c, sentence: sayComplaint(c) })),
		notes,
		...(mutations && { mutations }),
	}))
	return JSON.stringify({ holds: !isBroken(all), exercises }, null, '\t')
}

/** Colours a terminal that shows them; a file, a pipe and NO_COLOR get plain text. */
const paint: Paint = (colour, text) => styleText(colour, text, { stream: process.stdout })
