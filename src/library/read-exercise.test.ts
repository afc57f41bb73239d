import { expect, test } from 'vitest'
import type { Files } from '../course/submission.ts'
import { Complaints, sayComplaint } from './complaints.ts'
import { readExercise, readExercises, shelve } from './read-exercise.ts'
import { complaintsBetween } from './between-exercises.ts'

const matter = `---
# Out of scope: numbers that are not whole.
only: ts
title: Twice
concepts: [function]
minutes: 1
mistakes:
  starter: { caughtBy: gives twice the number, hint: add-it-twice }
  squares: { caughtBy: gives twice three, hint: try-three }
---

Write \`double(n)\`.
`

const sound: Files = {
	'exercise.md': matter,
	'hints/add-it-twice.md': 'Add it to itself.\n\n---\n\nWrite `n + n`.\n',
	'hints/try-three.md': 'Try three.\n',
	'ts/suite.test.ts': `import { expect, test } from 'vitest'
import { double } from './solution/double.ts'
test('gives twice the number', () => { expect(double(2)).toBe(4) })
test('gives twice three', () => { expect(double(3)).toBe(6) })
`,
	'ts/starter/double.ts': 'export const double = (n: number) => 0\n',
	'ts/solution/double.ts': 'export const double = (n: number) => 2 * n\n',
	'ts/approaches/adds/double.ts': 'export const double = (n: number) => n + n\n',
	'ts/mistakes/squares/double.ts': 'export const double = (n: number) => n * n\n',
	'ts/given/main.ts': "import { double } from './double.ts'\nconsole.log(double(2))\n",
}

/** What is said of the sound exercise after these changes; `undefined` takes a file away. */
function complaintsAfter(changes: Record<string, string | undefined>): string[] {
	const entries = Object.entries({ ...sound, ...changes })
	const tree = Object.fromEntries(
		entries.flatMap(([f, text]) => (text === undefined ? [] : [[f, text]])),
	)
	return shelve('/exercises/twice', tree).complaints.map(sayComplaint)
}

const withMatter = (from: string | RegExp, to: string) =>
	complaintsAfter({ 'exercise.md': matter.replace(from, to) })

test('a sound folder becomes an exercise', () => {
	const { exercise, complaints, draft } = shelve('/exercises/twice', sound)
	expect(complaints).toEqual([])
	expect(draft).toBe(false)
	expect(exercise).toMatchObject({
		id: 'twice',
		folder: '/exercises/twice',
		title: 'Twice',
		seconds: 5,
		status: 'active',
		task: 'Write `double(n)`.',
		hints: { 'add-it-twice': ['Add it to itself.', 'Write `n + n`.'], 'try-three': ['Try three.'] },
		twins: {
			ts: {
				cases: ['gives twice the number', 'gives twice three'],
				mistakes: { squares: { 'double.ts': sound['ts/mistakes/squares/double.ts'] } },
				given: { 'main.ts': sound['ts/given/main.ts'] },
			},
		},
	})
})

test('a field with a slip in its name is told with its line and what was meant', () => {
	expect(withMatter('caughtBy: gives twice three', 'cauhtBy: gives twice three')).toEqual([
		'exercise.md:9: mistakes.squares.caughtBy: this is missing. Add `caughtBy`: a text.',
		'exercise.md:9: mistakes.squares: there is no field "cauhtBy" here. Did you mean "caughtBy"?',
	])
	expect(withMatter('minutes: 1', 'minutes: 1\ndifficulty: hard')).toEqual([
		'exercise.md:7: there is no field "difficulty" here. It can be: title, concepts, requires, minutes, mistakes, status, seconds, formerly, harmless, only.',
	])
})

test('a comma that ends a sentence too early is told as one', () => {
	expect(withMatter('gives twice three,', 'gives six, not nine,')).toEqual([
		'exercise.md:9: mistakes.squares: there is no field "not nine" here. Put a sentence with a comma or a colon in quotes.',
	])
})

test('a value of the wrong kind is told with what it has to be', () => {
	expect(withMatter('[function]', 'function')).toEqual([
		'exercise.md:5: concepts: this must be a list, like [one, two], and is a text.',
	])
	expect(withMatter('minutes: 1', 'minutes: 90')).toEqual([
		'exercise.md:6: minutes: this is too much: at most 60.',
	])
	expect(withMatter('only: ts', 'only: js')).toEqual([
		'exercise.md:3: only: this must be one of: py, ts.',
	])
	expect(withMatter('title: Twice', '')).toEqual([
		'exercise.md: title: this is missing. Add `title`: a text.',
	])
	expect(withMatter(/ {2}starter.*\n/, '')).toEqual([
		'exercise.md:7: mistakes: the starter is the first mistake: add an entry "starter".',
	])
	expect(withMatter('squares:', 'Squares_Two:')).toEqual([
		'exercise.md:9: mistakes.Squares_Two: a name is lower case words joined by hyphens.',
	])
})

test('front matter that cannot be read is told with its line', () => {
	expect(withMatter('title: Twice', 'title: Twice: again')).toEqual([
		'exercise.md:4: the front matter is not YAML: bad indentation of a mapping entry. Put a sentence with a comma, a colon or a bracket in quotes.',
	])
	expect(complaintsAfter({ 'exercise.md': 'Write `double(n)`.' })).toEqual([
		'exercise.md: the front matter is missing. Begin the file with it, between two lines of ---.',
	])
})

test('everything wrong is told at once', () => {
	expect(
		complaintsAfter({
			'exercise.md': matter.replace('Write `double(n)`.', ''),
			'hints/unused.md': 'Look.\n',
			'ts/suite.test.ts': undefined,
			'notes.txt': 'x',
		}),
	).toEqual([
		'notes.txt: this file has no place. An exercise holds exercise.md, web.json, hints/<name>.md, translations/, ts/ and py/.',
		'exercise.md: the task is missing. Write it below the front matter: the learner reads it.',
		'ts/suite.test.ts: the suite is missing. Write it: it tells right answers from wrong ones.',
		'hints/unused.md: no mistake gets this hint. Name it in exercise.md, or delete it.',
	])
})

test('the files that an exercise has to have are missed', () => {
	expect(complaintsAfter({ 'exercise.md': undefined })).toEqual([
		'exercise.md: this file is missing. It holds the title, the mistakes and the task.',
	])
	expect(complaintsAfter({ 'ts/starter/double.ts': undefined })).toEqual([
		'ts/starter/: there is no TypeScript file in it. Write one.',
		'ts/solution/double.ts: the starter has no such file, so no learner can write it. Add it to starter/, or move it to given/.',
	])
	expect(complaintsAfter({ 'hints/try-three.md': undefined })).toEqual([
		'exercise.md:9: mistakes.squares names the hint "try-three", and there is no hints/try-three.md. Write it, or name another.',
	])
})

test('the table of mistakes and their folders go together', () => {
	expect(complaintsAfter({ 'ts/mistakes/squares/double.ts': undefined })).toEqual([
		'exercise.md:9: mistakes.squares has no folder. Write ts/mistakes/squares/, or delete the entry.',
	])
	expect(complaintsAfter({ 'ts/mistakes/halves/double.ts': 'export {}' })).toEqual([
		'ts/mistakes/halves: exercise.md does not list this mistake. Add halves: { caughtBy: …, hint: … } under mistakes, or delete the folder.',
	])
	expect(complaintsAfter({ 'ts/mistakes/starter/double.ts': 'export {}' })).toEqual([
		'ts/mistakes/starter: the starter is in starter/. Move the files there, or rename the folder.',
	])
})

test('a mistake names a case that there is', () => {
	expect(withMatter('caughtBy: gives twice three', 'caughtBy: gives twice tree')).toEqual([
		'exercise.md:9: mistakes.squares is caught by "gives twice tree", and the suite has no such case. Did you mean "gives twice three"? Name one, or write it.',
	])
})

test('a file that the solution does not have is a stray', () => {
	expect(
		complaintsAfter({
			'ts/approaches/adds/dubble.ts': '',
			'ts/mistakes/squares/help.ts': '',
			'ts/starter/more.ts': '',
		}),
	).toEqual([
		'ts/starter/more.ts: the solution has no more.ts. The two hold the same files: add it to solution/, or delete it.',
		'ts/approaches/adds/dubble.ts: the solution has no dubble.ts. Did you mean "double.ts"? It is laid over the solution, so it holds the same files or fewer.',
		'ts/mistakes/squares/help.ts: the solution has no help.ts. It is laid over the solution, so it holds the same files or fewer.',
	])
})

test('a given file does not hide one of the learner', () => {
	expect(complaintsAfter({ 'ts/given/double.ts': '' })).toEqual([
		'ts/given/double.ts: starter/ has a file of that name too, and they are laid side by side. Rename one.',
		'ts/given/double.ts: solution/ has a file of that name too, and they are laid side by side. Rename one.',
	])
})

test('a file has its place, and a toolchain has none', () => {
	expect(
		complaintsAfter({
			'ts/given/package.json': '{}',
			'ts/mistake/x/double.ts': '',
			'ts/mistakes/loose.ts': '',
			'ts/given/main.py': '',
			'ts/given/photo.txt': '\u0000\u0001',
			'hint/a.md': '',
		}),
	).toEqual([
		'hint/a.md: this file has no place. Did you mean "hints"? An exercise holds exercise.md, web.json, hints/<name>.md, translations/, ts/ and py/.',
		'ts/given/package.json: an exercise sets up no tools. Delete the file: every exercise runs the same way.',
		`ts/mistake/x/double.ts: this file has no place. Did you mean "mistakes"? TypeScript's half holds suite.test.ts, starter/, solution/, approaches/, mistakes/ and given/.`,
		'ts/mistakes/loose.ts: this file has no place: mistakes/ holds folders. Move it to mistakes/<name>/loose.ts.',
		'ts/given/main.py: this is not TypeScript. Move it to the other twin.',
		'ts/given/photo.txt: this is not text. Delete it: an editor cannot show it.',
	])
})

test('an approach or a mistake that is the solution itself is told', () => {
	expect(
		complaintsAfter({ 'ts/mistakes/squares/double.ts': sound['ts/solution/double.ts'] }),
	).toEqual([
		'ts/mistakes/squares: this is the solution itself, letter for letter. Change it, or delete it.',
	])
})

test('`only` and the folders agree', () => {
	expect(withMatter('only: ts\n', '')).toEqual([
		'py/: the twin is missing. Write it, or say `only: ts` in exercise.md.',
	])
	expect(withMatter('only: ts\n', 'only: py\n')).toEqual([
		'py/: this folder is missing. It holds the suite, the starter and the solution.',
		'ts/: exercise.md says `only: py`, and here is a twin. Take the mark away, or delete the folder.',
	])
	expect(withMatter('hint: try-three', 'hint: try-three, only: ts')).toEqual([
		'exercise.md:9: mistakes.squares needs no `only`: the exercise has one. Take it away.',
	])
	expect(
		complaintsAfter({
			...Object.fromEntries(
				Object.entries(sound)
					.filter(([file]) => /^ts\/(suite|starter|solution|mistakes)/.test(file))
					.map(([file, text]) => [
						file.replace(/^ts/, 'py').replace(/double\.ts/, 'double.py'),
						text,
					]),
			),
			'py/suite.test.ts':
				"test('gives twice the number', () => {})\ntest('gives twice three', () => {})",
			'exercise.md': matter
				.replace('only: ts\n', '')
				.replace('try-three }', 'try-three, only: ts }'),
		}),
	).toEqual([
		'py/mistakes/squares: exercise.md marks this mistake `only: ts`. Take the mark away, or delete the folder.',
	])
})

test('a lab web with a slip is told like front matter', () => {
	expect(
		complaintsAfter({ 'web.json': '{ "routes": [{ "url": "https://a.example/x", "dealy": 1 }] }' }),
	).toEqual(['web.json: routes.0: there is no field "dealy" here. Did you mean "delay"?'])
	expect(complaintsAfter({ 'web.json': '{' })[0]).toMatch(/^web\.json: this is not JSON: .+\.$/)
})

test('the name of the folder is a name', () => {
	expect(shelve('/exercises/Two Words', sound).complaints.map(sayComplaint)).toEqual([
		'.: "Two Words" is no name for an exercise: lower case words joined by hyphens. Rename the folder.',
	])
})

const named = (id: string, requires: string[], formerly: string[] = []) => ({
	id,
	requires,
	formerly,
})
const between = (...exercises: ReturnType<typeof named>[]) =>
	complaintsBetween(new Set(exercises.map(({ id }) => id)), exercises).map(
		(c) => `${c.exercise}: ${c.message}`,
	)

test('an exercise requires exercises that there are', () => {
	expect(between(named('first', []), named('second', ['frist']))).toEqual([
		'second: requires names "frist", and there is no such exercise. Did you mean "first"? Mend the name, or take it out.',
	])
})

test('a circle of requirements is told once', () => {
	expect(
		between(named('b', ['c']), named('a', ['b']), named('c', ['a']), named('d', ['a'])),
	).toEqual(['a: requires goes in a circle: a → b → c → a. Take one of them out.'])
	expect(between(named('a', ['a']))).toEqual([
		'a: requires goes in a circle: a → a. Take one of them out.',
	])
})

test('an old name leads to one exercise', () => {
	expect(between(named('a', [], ['b', 'old']), named('b', [], ['old']))).toEqual([
		'a: formerly names "b", and that is an exercise of its own. Take it out.',
		'b: formerly names "old", and so does a. An old name leads to one exercise: take it out of one.',
	])
})

const fixtures = new URL('../../tests/fixtures/exercises/', import.meta.url).pathname

test('a folder with complaints is thrown with all of them, each with its place', async () => {
	const error: unknown = await readExercise(`${fixtures}many-complaints`).catch((e: unknown) => e)
	if (!(error instanceof Complaints)) throw error
	const { message, list } = error
	expect(list.length).toBeGreaterThan(20)
	expect(message.split('\n')).toHaveLength(list.length)
	expect(message).toContain('exercises/many-complaints/ts/suite.test.ts:5: a suite has no vi.mock.')
})

test('a folder that is not there is an error of its own', async () => {
	await expect(readExercise(`${fixtures}no-such-exercise`)).rejects.toThrow('ENOENT')
})

test('all exercises are read, or all complaints are thrown', async () => {
	const real = await readExercises(new URL('../../exercises/', import.meta.url).pathname)
	expect(real.map(({ id }) => id)).toContain('fetch-all-at-once')
	expect(real.map(({ id }) => id)).not.toContain('kit')
	await expect(readExercises(fixtures)).rejects.toThrow('exercises/many-complaints/notes.txt')
})
