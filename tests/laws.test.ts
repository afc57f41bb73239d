import { availableParallelism } from 'node:os'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { atMost } from '../cli/at-most.ts'
import { checkExercises, readAsked, type Checked, type Checker } from '../cli/check-exercises.ts'
import { createTypeChecker } from '../cli/check-types.ts'
import { buildRunner } from '../src/library/build-runner.ts'
import { sayComplaint } from '../src/library/complaints.ts'
import { buildNodePython } from '../src/library/node-python.ts'
import { processRuntime } from '../src/runtimes/process.ts'

// The whole way that `course check` goes, on real folders and in real processes. What each law makes
// of which verdicts is in cli/laws.test.ts, and what the reader says is beside the reader.
const project = path.resolve(import.meta.dirname, '..')
const fixtures = path.join(import.meta.dirname, 'fixtures/exercises')

const told = new Map<string, Checked>()

beforeAll(async () => {
	const checker: Checker = {
		runtime: processRuntime({ runner: await buildRunner(), python: await buildNodePython() }),
		turn: atMost(availableParallelism()),
		checkTypes: createTypeChecker(project),
		mutate: false,
		thorough: true,
		signal: new AbortController().signal,
	}
	const readings = [
		...(await readAsked(fixtures, [])),
		...(await readAsked(path.join(project, 'exercises'), ['_template'])),
	]
	for (const checked of await checkExercises(readings, checker)) told.set(checked.id, checked)
	// A hundred processes, on a machine that may be busy with other tests.
}, 300_000)

function complaintsOf(id: string): string[] {
	const checked = told.get(id)
	if (checked === undefined) throw new Error(`There is no fixture "${id}" in ${fixtures}.`)
	return checked.complaints.map(sayComplaint)
}

test('a right exercise holds', () => {
	expect(complaintsOf('holds')).toEqual([])
})

test('the template is a draft that holds', () => {
	expect(told.get('_template')).toMatchObject({ draft: true, complaints: [], notes: [] })
})

test('law 1: a solution that fails', () => {
	expect(complaintsOf('solution-fails')).toEqual([
		'ts/solution fails "gives twice the number": expected 6 to be 4 // Object.is equality. Mend the solution, or the case.',
	])
})

test('law 1: an approach that fails', () => {
	expect(complaintsOf('approach-fails')).toEqual([
		'ts/approaches/shifts is right but fails "gives twice a half": expected +0 to be 1 // Object.is equality. Loosen the case, or move the folder to mistakes/.',
	])
})

test('law 2: a mistake that survives', () => {
	expect(complaintsOf('mistake-survives')).toEqual([
		'ts/mistakes/squares survives: no case fails. Write the case, or delete the mistake.',
	])
})

test('law 2: a mistake that is caught by another case than it names', () => {
	expect(complaintsOf('caught-by-another-case')).toEqual([
		'ts/starter is caught by "gives twice the number": exercise.md says by "gives twice three". Name the case that fails first, or move the finer case down.',
	])
})

test('law 3: a case with two hints', () => {
	expect(complaintsOf('case-with-two-hints')).toEqual([
		'exercise.md: "gives twice three" answers 2 mistakes with 2 hints: starter with add-it-twice, squares with try-three. Add a case before it that tells them apart.',
	])
})

test('law 4: a case that catches nothing', () => {
	expect(complaintsOf('idle-case')).toEqual([
		'ts/suite.test.ts: "gives a number" has never failed. Add the mistake it is there for, or delete the case.',
	])
})

test('law 5: twins that differ', () => {
	expect(complaintsOf('twins-disagree')).toEqual([
		'py/suite.test.ts: there is no case "gives twice three", as in ts/suite.test.ts. Add it, or delete it there.',
		'ts/suite.test.ts: there is no case "gives twice nothing", as in py/suite.test.ts. Add it, or delete it there.',
		'py/ has no mistake "squares": ts/ has it. Add it, or mark it `only: ts` in exercise.md.',
	])
	expect(told.get('twins-disagree')?.notes).toEqual([])
})

test('law 6: a case that is left to chance', () => {
	expect(complaintsOf('left-to-chance')).toEqual([
		`ts/suite.test.ts: "is lucky" passed once and failed twice for ts/solution. Use the kit's clock, and leave nothing to chance.`,
	])
})

test('law 6: a case that waits in real time', () => {
	expect(complaintsOf('real-time')).toEqual([
		expect.stringMatching(
			/^ts\/suite\.test\.ts: its cases take [\d.]+ s for ts\/(solution|starter)\. Run what waits in inLab\(…\), where waiting takes no time\.$/,
		),
	])
})

test('before the laws: types that do not fit', () => {
	expect(complaintsOf('types-that-do-not-fit')).toEqual([
		"ts/solution/double.ts:4: the types do not fit: Type 'number' is not assignable to type 'string'.",
		"ts/given/two.ts:1: the types do not fit: Type 'string' is not assignable to type 'number'.",
		"ts/approaches/adds/double.ts:2: the types do not fit: Property 'plus' does not exist on type 'number'.",
		'ts/approaches/adds is right but fails "gives twice the number": n.plus is not a function. Loosen the case, or move the folder to mistakes/.',
	])
})

test('before the laws: what the reader says, and then no law is tried', () => {
	const sentences = complaintsOf('many-complaints')
	expect(sentences.length).toBeGreaterThan(20)
	expect(sentences.filter((sentence) => / survives: |does not fit/.test(sentence))).toEqual([])
	expect(sentences).toContain(
		'exercise.md:9: mistakes.squares names the hint "add-it-twise", and there is no hints/add-it-twise.md. Did you mean "add-it-twice"? Write it, or name another.',
	)
})

test('a draft is told of like the others, and marked', () => {
	expect(told.get('not-ready')?.draft).toBe(true)
	expect(complaintsOf('not-ready')).toEqual([
		'ts/suite.test.ts:2: there is no "./solution/double.ts". Add the file, or mend the name.',
		'ts/solution/: there is no TypeScript file in it. Write one.',
		'ts/starter/double.ts: the solution has no double.ts. The two hold the same files: add it to solution/, or delete it.',
	])
})

test('every fixture was checked, and none other than these holds', () => {
	const holding = [...told.values()].filter(({ complaints }) => complaints.length === 0)
	expect(holding.map(({ id }) => id)).toEqual(['holds', '_template'])
})
