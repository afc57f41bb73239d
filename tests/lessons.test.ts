import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { tryPrograms, type Witnesses } from '../cli/check-lessons-programs.ts'
import { pageWitness, stockWitness, type Witness } from '../cli/check-lessons-witness.ts'
import { sayComplaint } from '../src/library/complaints.ts'
import { readLesson } from '../src/library/read-lesson.ts'
import { readLessons, type KnownExercise } from '../src/library/read-lessons.ts'

const folder = path.join(import.meta.dirname, 'fixtures/lessons')
const text = (slug: string) => readFileSync(path.join(folder, `${slug}.mdx`), 'utf8')

const exercises: readonly KnownExercise[] = [
	{ id: 'wait-for-it', status: 'active', concepts: ['waiting'] },
	{ id: 'not-ready', status: 'draft', concepts: ['waiting'] },
	{ id: 'gone-by', status: 'retired', concepts: ['waiting'] },
]

/** What is said of a course that has these lessons and no others. */
function read(slugs: readonly string[], listed: readonly string[] = slugs) {
	const pages = Object.fromEntries(slugs.map((slug) => [slug, text(slug)]))
	const syllabus = [{ title: 'One', lessons: listed }]
	// An exercise that only a sound lesson embeds is no subject of a broken one.
	const { complaints, notes, lessons } = readLessons({ pages, syllabus, exercises })
	const told = complaints.filter(({ message }) => !message.startsWith('no lesson embeds'))
	return { complaints: told.map(sayComplaint), notes, lessons, all: complaints.map(sayComplaint) }
}

test('a lesson that holds has no complaint and no note', () => {
	const { all, notes, lessons } = read(['holds'])
	expect({ all, notes }).toEqual({ all: [], notes: [] })
	expect(lessons[0]?.programs).toHaveLength(3)
	expect(lessons[0]?.exercises).toEqual([{ id: 'wait-for-it', line: 51 }])
})

const complaints: Readonly<Record<string, string>> = {
	'no-front-matter': ':1: the front matter is missing. Begin the file with it',
	'not-yaml': ':2: the front matter is not YAML: ',
	'no-minutes': ':1: minutes: this is missing. Add `minutes`: a number.',
	'typo-in-a-field': ':4: there is no field "minuts" here. Did you mean "minutes"?',
	'teaches-nothing': ':5: teaches: a lesson teaches something: add a concept',
	'no-description': ':1: description: this is missing. Add `description`: a text.',
	'onward-to-a-blog': ':5: onward.0.url: a lesson leads on to official documentation:',
	'fence-without-end': ':9: this code block has no end. Close it with ```.',
	'tag-without-end': ':9: this tag has no end. Close it with > or />.',
	'comment-without-end': ':9: this comment has no end. Close it with */}.',
	'wrapper-without-end': ':9: this <LiveCode> has no end. Close it with </LiveCode>.',
	'output-without-program': ':11: this is the output of no program. Wrap it and its program',
	'output-and-no-program': ':9: <LiveCode> holds an output and no program. Put one in a code block',
	'empty-wrapper': ':9: this <LiveCode> holds nothing. Put a program between its tags.',
	'two-programs':
		':15: <LiveCode> holds one program and what it prints. Wrap this block on its own.',
	'output-above': ':11: the output stands above its program. Put it below.',
	'no-question': ':9: <Predict> asks nothing. Give it question="…".',
	'no-output-to-predict': ':9: <Predict> has no output to hold a guess against. Put it below',
	'no-right-option':
		':9: no option is the right one: exactly one must equal the last line of the output, “two”.',
	'two-right-options': ':9: 2 options are the right one: exactly one must equal the last line',
	'options-no-list': ":9: options is a list of texts: options={['0.1 s', '0.2 s']}.",
	'lines-alike': ':16: two lines of this output are the same, so that their order cannot be told.',
	'one-line': ':15: one line has no order. Let the program print more, or give <Predict> options.',
	'opt-out-without-reason': ':11: stock needs a reason: stock="why it cannot run there".',
	'opt-out-says-too-little': ':11: stock="…" says too little. Say why it cannot run',
	'exercise-without-id': ':9: this exercise has no id. Write <Exercise id=',
	'unknown-exercise': ':9: there is no exercise "wait-for-its". Did you mean "wait-for-it"?',
	'draft-exercise': ':9: the exercise "not-ready" is draft: learners cannot have it. Take it out',
	'retired-exercise': ':9: the exercise "gone-by" is retired: learners cannot have it. Take it out',
	'exercise-twice':
		':11: the exercise "wait-for-it" stands in src/content/docs/exercise-twice.mdx already.',
	'unknown-web': ':11: web="nowhere" names no exercise. Mend the name, or take web away.',
	'untaught-concept':
		':51: the exercise "wait-for-it" trains "waiting", and no lesson up to here teaches it. Did you mean "wating"?',
	'requires-nothing-known': ':5: requires names "holding", and there is no such lesson.',
	'too-long': ': the way through it in Python takes about 11 minutes, and a lesson at most 10.',
}

test.each(Object.entries(complaints))(
	'%s is told with its place and the mend',
	(slug, sentence) => {
		const { complaints: told } = read([slug])
		expect(told[0]).toContain(`src/content/docs/${slug}.mdx${sentence}`)
	},
)

test('a requirement that comes later is told, and one that came before is none', () => {
	const slugs = ['requires-what-comes-later', 'later']
	expect(read(slugs).complaints).toEqual([
		'src/content/docs/requires-what-comes-later.mdx:5: requires names "later", which comes later. Take it out, or change the order in the syllabus.',
	])
	expect(read(slugs, slugs.toReversed()).complaints).toEqual([])
})

test('requirements in a circle are told with the way', () => {
	expect(read(['in-a-circle', 'in-a-circle-too']).complaints[0]).toBe(
		'src/content/docs/in-a-circle.mdx:5: requires goes in a circle: in-a-circle → in-a-circle-too → in-a-circle. Take one of them out.',
	)
})

test('a concept that only a later lesson teaches is told so', () => {
	const { complaints: told } = read(['untaught-concept', 'later'])
	expect(told[0]).toContain('A later lesson teaches it: move one of them.')
})

test('a page that no chapter lists is told, and so is a lesson that has no page', () => {
	expect(read(['holds', 'later'], ['holds', 'latter']).complaints).toEqual([
		'src/syllabus.ts: it lists the lesson "latter", and there is no src/content/docs/latter.mdx. Did you mean "later"? Mend the name, or take it out.',
		'src/content/docs/later.mdx: no chapter in src/syllabus.ts lists this lesson, so that nobody finds it. Add "later" there.',
	])
	expect(read(['holds'], ['holds', 'holds']).complaints[0]).toContain(
		'lists the lesson "holds" twice',
	)
})

test('an active exercise that no lesson embeds is told; a draft and a retired one are not', () => {
	expect(read(['later']).all).toEqual([
		'exercises/wait-for-it/exercise.md: no lesson embeds this exercise. Put <Exercise id="wait-for-it" /> where its idea has been taught, or say `status: draft`.',
	])
})

test('what may be so is a note: a concept that nothing trains, minutes that are far off', () => {
	expect(read(['trains-nothing']).notes).toEqual([
		'src/content/docs/trains-nothing.mdx teaches "patience", and no exercise trains it.',
	])
	expect(read(['says-too-few-minutes']).notes).toContain(
		'src/content/docs/says-too-few-minutes.mdx says 1 minutes; reading it takes about 6.',
	)
})

test('every broken lesson is held by a test', () => {
	const source = readFileSync(import.meta.filename, 'utf8')
	const names = readdirSync(folder).map((name) => name.replace(/\.mdx$/, ''))
	expect(names.filter((name) => !source.includes(`'${name}'`))).toEqual([])
})

/** The page's Node and plain Node. Nothing is remembered. */
async function openWitnesses(): Promise<Witnesses> {
	const [page, stock] = await Promise.all([pageWitness('ts'), stockWitness('ts')])
	if ('missing' in stock) throw new Error(stock.missing)
	return { of: { py: [], ts: [page, stock] }, webs: {}, turn: (task) => task() }
}

async function tryLesson(slug: string, witnesses: Witnesses): Promise<string[]> {
	const { lesson } = readLesson(slug, text(slug))
	if (!lesson) throw new Error(`${slug}.mdx cannot be read.`)
	const { complaints: told } = await tryPrograms([lesson], witnesses)
	return told.map(sayComplaint)
}

test('programs that print what their page says are believed on both interpreters', async () => {
	expect(await tryLesson('holds', await openWitnesses())).toEqual([])
})

test('an output that has changed is shown beside what is printed, for each interpreter', async () => {
	const [page, stock] = await tryLesson('output-changed', await openWitnesses())
	const difference = '\n        ready\n      − steady'
	expect(page).toBe(
		`src/content/docs/output-changed.mdx:15: this is not what the program prints on the page's TypeScript (− the page, + really). Mend the output, or the program:${difference}`,
	)
	expect(stock).toContain(`prints on Node ${process.versions.node} (− the page`)
})

test('a program that prints, on a page that shows no output, is told', async () => {
	const told = await tryLesson('prints-and-shows-nothing', await openWitnesses())
	expect(told[0]).toContain(
		":11: this program prints something on the page's TypeScript, and its page shows no output.",
	)
	expect(told[0]).toContain('\n      + ready')
})

test('a program that ends with an error is told, with the error', async () => {
	const [page, stock] = await tryLesson('ends-with-an-error', await openWitnesses())
	expect(page).toContain("fails on the page's TypeScript. It ends with RangeError: too far.")
	expect(stock).toContain('It ends with exit code 1')
})

test('a program that says why is not run on a stock interpreter', async () => {
	const ran: string[] = []
	const told = await openWitnesses()
	const watched = (witness: Witness): Witness => ({
		...witness,
		run: (program) => {
			ran.push(witness.name)
			return witness.run(program)
		},
	})
	await tryLesson('stands-apart', { ...told, of: { py: [], ts: told.of.ts.map(watched) } })
	expect(ran).toEqual(["the page's TypeScript"])
})

/** An interpreter on a computer that is as busy as its answers say. */
function scripted(answers: readonly string[]): Witness & { asked: () => number } {
	let count = 0
	return {
		name: 'a busy computer',
		key: '',
		inRealTime: true,
		asked: () => count,
		run: () => Promise.resolve({ stdout: answers[count++] ?? '', stderr: '' }),
	}
}

const timed = readLesson(
	'timed',
	text('holds').replaceAll('```text output\nready', '```text output\n0.2 s'),
).lesson

function tryTimed(witness: Witness) {
	if (!timed) throw new Error('The lesson cannot be read.')
	const lesson = { ...timed, programs: timed.programs.slice(0, 1) }
	return tryPrograms([lesson], {
		of: { py: [], ts: [witness] },
		webs: {},
		turn: (task) => task(),
	})
}

test('a program whose times alone differ runs once more, and a note says so', async () => {
	const witness = scripted(['0.3 s\n', '0.2 s\n'])
	expect(await tryTimed(witness)).toEqual({
		complaints: [],
		notes: [
			'src/content/docs/timed.mdx:13: its times agreed with a busy computer when it ran alone, and not at first.',
		],
	})
	expect(witness.asked()).toBe(2)
})

test('times that differ twice are a complaint that says so', async () => {
	const { complaints: told } = await tryTimed(scripted(['0.3 s\n', '0.4 s\n']))
	expect(told[0]?.message).toContain('It ran twice, the second time alone.')
})

test('words that differ are told at once', async () => {
	const witness = scripted(['late\n', '0.2 s\n'])
	expect((await tryTimed(witness)).complaints).toHaveLength(1)
	expect(witness.asked()).toBe(1)
})
