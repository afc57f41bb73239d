import type { ExerciseId } from '../course/exercise.ts'
import type { Language } from '../course/language.ts'
import type { LessonPart } from '../course/lesson-parts.ts'
import type { ComplainOfLesson } from './read-lesson-matter.ts'

/** A program in a lesson that the learner can run, and what the page says it prints. */
export interface LessonProgram {
	language: Language
	code: string
	/** Where its code block begins, counted from 1. */
	line: number
	/** Left out: it is said to print nothing. */
	output?: { text: string; line: number }
	/** The exercise whose lab web answers its requests. */
	web?: ExerciseId
	/** Why it is not run on a stock interpreter. */
	notOnStock?: string
}

type Fence = Extract<LessonPart, { kind: 'fence' }>
type TagPart = Extract<LessonPart, { kind: 'tag' }>

const languageOf: Readonly<Record<string, Language>> = {
	python: 'py',
	py: 'py',
	ts: 'ts',
	typescript: 'ts',
	js: 'ts',
	javascript: 'ts',
}

const wrappers = ['LiveCode', 'Predict']

/** The programs that stand in <LiveCode> and <Predict>. Says what is wrong with how they stand there. */
export function readPrograms(
	parts: readonly LessonPart[],
	complain: ComplainOfLesson,
): LessonProgram[] {
	const programs: LessonProgram[] = []
	let open: { tag: TagPart; fences: Fence[] } | undefined
	for (const part of parts) {
		if (part.kind === 'fence') {
			if (open) open.fences.push(part)
			else if (isOutput(part))
				complain(
					'this is the output of no program. Wrap it and its program in <LiveCode>, or take the word output away.',
					part.line,
				)
		} else if (part.kind === 'tag' && wrappers.includes(part.name)) {
			if (open && part.shape === 'closing') {
				const program = readProgram(open.tag, open.fences, complain)
				if (program) programs.push(program)
				open = undefined
			} else if (part.shape === 'opening') open = { tag: part, fences: [] }
			else complain(`this <${part.name}> holds nothing. Put a program between its tags.`, part.line)
		}
	}
	if (open)
		complain(
			`this <${open.tag.name}> has no end. Close it with </${open.tag.name}>.`,
			open.tag.line,
		)
	return programs
}

function readProgram(
	tag: TagPart,
	fences: readonly Fence[],
	complain: ComplainOfLesson,
): LessonProgram | undefined {
	const [first, ...others] = fences.filter((fence) => !isOutput(fence))
	const [output, ...more] = fences.filter(isOutput)
	const language = first && languageOf[first.language]
	if (!first || language === undefined) {
		const what = output ? 'an output and no program' : 'no program'
		complain(`<${tag.name}> holds ${what}. Put one in a code block marked python or ts.`, tag.line)
		return undefined
	}
	const extra = others[0] ?? more[0]
	if (extra)
		complain(
			`<${tag.name}> holds one program and what it prints. Wrap this block on its own.`,
			extra.line,
		)
	if (output && output.line < first.line)
		complain('the output stands above its program. Put it below.', output.line)
	if (tag.name === 'Predict') checkPrediction(tag, output, complain)
	const { web } = tag.attributes
	const notOnStock = readOptOut(first, complain)
	return {
		language,
		code: first.text,
		line: first.line,
		...(output && { output: { text: output.text, line: output.line } }),
		...(typeof web === 'string' && { web }),
		...(notOnStock !== undefined && { notOnStock }),
	}
}

/** ```` ```python stock="why not" ````; a reason that says nothing is none. */
function readOptOut({ meta, line }: Fence, complain: ComplainOfLesson): string | undefined {
	const [, reason] = /(?:^|\s)stock="([^"]*)"/.exec(meta) ?? []
	if (reason === undefined) {
		if (/(^|\s)stock\b/.test(meta))
			complain('stock needs a reason: stock="why it cannot run there".', line)
		return undefined
	}
	if (reason.trim().length < 10)
		complain('stock="…" says too little. Say why it cannot run on a stock interpreter.', line)
	return reason
}

function checkPrediction(
	{ attributes, line }: TagPart,
	output: Fence | undefined,
	complain: ComplainOfLesson,
): void {
	const { question, options } = attributes
	if (typeof question !== 'string' || question.trim() === '')
		complain('<Predict> asks nothing. Give it question="…".', line)
	if (!output) {
		complain(
			'<Predict> has no output to hold a guess against. Put it below the program, in a block marked text output.',
			line,
		)
		return
	}
	const lines = output.text.split('\n')
	if (options === undefined) checkLines(lines, output.line, complain)
	else checkOptions(options, lines.at(-1) ?? '', line, complain)
}

function checkLines(lines: readonly string[], line: number, complain: ComplainOfLesson): void {
	if (new Set(lines.map((each) => each.trim())).size < lines.length)
		complain(
			'two lines of this output are the same, so that their order cannot be told. Make them different, or give <Predict> options.',
			line,
		)
	if (lines.length < 2)
		complain('one line has no order. Let the program print more, or give <Predict> options.', line)
}

function checkOptions(
	options: NonNullable<TagPart['attributes'][string]>,
	last: string,
	line: number,
	complain: ComplainOfLesson,
): void {
	if (!Array.isArray(options))
		return complain("options is a list of texts: options={['0.1 s', '0.2 s']}.", line)
	const texts = options.map((each) => String(each))
	const right = texts.filter((each) => each === last).length
	if (right !== 1)
		complain(
			`${right === 0 ? 'no option is' : `${right} options are`} the right one: exactly one must equal the last line of the output, “${last}”.`,
			line,
		)
	if (texts.length < 2 || new Set(texts).size < texts.length)
		complain('there must be two options or more, and all of them different.', line)
}

function isOutput({ language, meta }: Fence): boolean {
	return language === 'text' && meta.split(/\s+/).includes('output')
}
