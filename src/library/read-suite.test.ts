import { expect, test } from 'vitest'
import { readSuite } from './read-suite.ts'

const file = 'ts/suite.test.ts'
const around = {
	'web.json': '{}',
	'ts/solution/double.ts': '',
	'ts/given/main.ts': '',
	'ts/mistakes/squares/double.ts': '',
	'py/solution/double.py': '',
	'py/given/main.py': '',
}

/** Reads a suite of these lines; a complaint is `line: message`. */
const read = (...lines: string[]) => readAt(file, lines)

/** The same, in the twin in Python. */
const readPython = (...lines: string[]) => readAt('py/suite.test.ts', lines)

function readAt(place: string, lines: string[]): { cases: string[]; complaints: string[] } {
	const complaints: string[] = []
	const tree = { ...around, [place]: lines.join('\n') }
	const cases = readSuite(place, tree, (_, message, line) => {
		complaints.push(line === undefined ? message : `${line}: ${message}`)
	})
	return { cases, complaints }
}

const sound = "test('gives twice the number', () => {})"

test('the cases are the titles, in the order of the file', () => {
	expect(
		read(
			"import { inLab } from '#kit/lab'",
			"import { expect, test } from 'vitest'",
			"import { double } from './solution/double.ts'",
			"import web from '../web.json'",
			"test('gives twice the number', async () => { await inLab(web, () => double(2)) })",
			'test(`gives twice three`, function () { expect(double(3)).toBe(6) })',
		),
	).toEqual({ cases: ['gives twice the number', 'gives twice three'], complaints: [] })
})

test('a suite without cases is complained of', () => {
	expect(read("import { test } from 'vitest'").complaints).toEqual([
		"the suite has no case. Write test('…', () => {…}).",
	])
})

test.each([
	['skip', 'Delete the case, or let it run.'],
	['todo', 'Delete the case, or let it run.'],
	['only', 'Take `.only` away: a grade runs every case.'],
	['fails', 'Write what is true of right code.'],
	['each', 'Write each case out, with a sentence of its own.'],
	['concurrent', 'Cases run one after the other, as they stand in the file.'],
])('test.%s is complained of', (modifier, advice) => {
	const { cases, complaints } = read(sound, `test.${modifier}('x', () => {})`)
	expect(cases).toEqual(['gives twice the number'])
	expect(complaints).toEqual([
		`2: a case is test('…', () => {…}), and not test.${modifier}. ${advice}`,
	])
})

test('a title that is put together is complained of', () => {
	expect(
		read(sound, 'test(`gives ${2}`, () => {})', "test('a' + 'b', () => {})").complaints,
	).toEqual(
		[2, 3].map(
			(line) =>
				`${line}: the title of a case must be written out, as in test('keeps the order', …): the twins and the hints go by it.`,
		),
	)
})

test('a title that occurs twice is complained of', () => {
	expect(read(sound, sound).complaints).toEqual([
		'2: "gives twice the number" is also the title of the case in line 1. Rename one.',
	])
})

test('a title that says "should" is complained of', () => {
	expect(read("test('should double', () => {})").complaints).toEqual([
		'1: a title is a sentence that is true of right code: "keeps the order", not "should keep the order".',
	])
})

test('a case in a group, a loop or a function is complained of', () => {
	const nested = [
		"import { describe, test } from 'vitest'",
		"describe('double', () => { test('a', () => {}) })",
		"for (const n of [1, 2]) test('b', () => {})",
		"function more() { test('c', () => {}) }",
		sound,
	]
	const misplaced =
		'a case stands at the top of the file, not in a group, a loop or a function. Move it there.'
	expect(read(...nested)).toEqual({
		cases: ['gives twice the number'],
		complaints: [
			'1: a suite has no describe. Cases are not grouped: write each one at the top of the file.',
			...[2, 3, 4].map((line) => `${line}: ${misplaced}`),
		],
	})
})

test('options of a case are complained of', () => {
	const complaint =
		'a case has a title and a function, nothing else. The time limit is `seconds` in exercise.md.'
	expect(
		read("test('a', { retry: 3 }, () => {})", "test('b', () => {}, 9000)", "test('c')").complaints,
	).toEqual([`1: ${complaint}`, `2: ${complaint}`, `3: ${complaint}`])
})

test('another name for test is complained of', () => {
	expect(read("import { it, test as verify } from 'vitest'", sound).complaints).toEqual([
		'1: a suite has no it. Write a case as test(…).',
		'1: test keeps its name, so that the cases can be read without a run.',
	])
	expect(read('const verify = test', sound).complaints).toEqual([
		"1: test is called, and nothing else: test('…', () => {…}).",
	])
})

test('a replaced module and a faked clock are complained of', () => {
	expect(read("vi.mock('./solution/double.ts')", 'vi.useFakeTimers()', sound).complaints).toEqual([
		'1: a suite has no vi.mock. A suite runs against real files. Put what is missing into given/, or declare it in web.json.',
		'2: a suite has no vi.useFakeTimers. The kit has a clock of its own. Move the work into inLab(…), where waiting takes no time.',
	])
})

test('an import that no sandbox has is complained of', () => {
	expect(
		read("import fs from 'node:fs'", "await import('lodash')", 'await import(name)', sound)
			.complaints,
	).toEqual([
		'1: a suite cannot import "node:fs". It may have vitest, #kit/… and files of its own exercise; in a sandbox there is nothing else.',
		'2: a suite cannot import "lodash". It may have vitest, #kit/… and files of its own exercise; in a sandbox there is nothing else.',
		'3: the name of a module must be written out: import("./solution/…").',
	])
})

test('a file of another exercise, of a mistake or of nobody is complained of', () => {
	expect(
		read(
			"import a from '../../kit/lab.ts'",
			"import b from './mistakes/squares/double.ts'",
			"import c from './solution/dubble.ts'",
			sound,
		).complaints,
	).toEqual([
		'1: "../../kit/lab.ts" lies outside of the exercise. What exercises share belongs in the kit: import it from #kit/….',
		`2: a suite cannot import "./mistakes/squares/double.ts". It loads ./solution/… alone, where the learner's files will be.`,
		'3: there is no "./solution/dubble.ts". Add the file, or mend the name.',
	])
})

test('a given file is there under given/ and under solution/, with its ending or without', () => {
	expect(
		read(
			"import './given/main.ts'",
			"import './solution/main'",
			"import './solution/double'",
			sound,
		).complaints,
	).toEqual([])
})

test('waiting in real time is complained of where it can be seen', () => {
	expect(
		read(
			'const later = () => new Promise((done) => setTimeout(done, 9))',
			"test('a', async () => {",
			'  await inLab(undefined, () => new Promise((done) => setTimeout(done, 9)))',
			'  await new Promise((done) => setTimeout(done, 9))',
			'  await expect.poll(() => 1).toBe(1)',
			'})',
		).complaints,
	).toEqual([
		'4: setTimeout waits in real time here. Move it into inLab(…), where waiting takes no time.',
		'5: a suite has no expect.poll. It waits in real time. Move the work into inLab(…), where waiting takes no time.',
	])
})

test("a suite in Python's twin loads modules by name", () => {
	expect(
		readPython(
			"import { load, script } from '#kit/python'",
			"import web from '../web.json'",
			"const module = load('./solution/double.py')",
			"const program = load('./solution/main.py')",
			"test('gives twice the number', async () => { await module.call('double', [2], { web }) })",
		),
	).toEqual({ cases: ['gives twice the number'], complaints: [] })
})

test('a module of Python that is not there, or no module of the submission, is complained of', () => {
	const complaints = readPython(
		"load('./solution/dubble.py')",
		"load('./solution/double')",
		"load('./given/main.py')",
		'load(name)',
		sound,
	).complaints
	expect(complaints).toEqual([
		'1: there is no "./solution/dubble.py". Add the file, or mend the name.',
		`2: load("./solution/double") leads nowhere. It loads ./solution/<name>.py alone, where the learner's files will be.`,
		`3: load("./given/main.py") leads nowhere. It loads ./solution/<name>.py alone, where the learner's files will be.`,
		"4: the name of a module must be written out: load('./solution/<name>.py').",
	])
})

test("what is the other twin's is complained of", () => {
	expect(read("import { load } from '#kit/python'", sound).complaints).toEqual([
		'1: the suite of the TypeScript twin reaches no Python. It imports ./solution/… and runs it in inLab of #kit/lab.',
	])
	expect(
		readPython(
			"import { inLab } from '#kit/lab'",
			"import { double } from './solution/double.py'",
			sound,
		).complaints,
	).toEqual([
		'1: the suite of the Python twin has no lab of its own: `call` and `script` of #kit/python take the web, and give the seconds and the requests.',
		"2: a module in Python is not imported but loaded: load('./solution/<name>.py') of #kit/python.",
	])
})

test("waiting in real time is complained of in Python's twin too", () => {
	expect(
		readPython(
			"test('a', async () => { await new Promise((done) => setTimeout(done, 9)) })",
			'vi.useFakeTimers()',
		).complaints,
	).toEqual([
		'1: setTimeout waits in real time here. Move it into script(…), where `await asyncio.sleep(…)` takes no time.',
		'2: a suite has no vi.useFakeTimers. The kit has a clock of its own. Move the work into script(…), where `await asyncio.sleep(…)` takes no time.',
	])
})
