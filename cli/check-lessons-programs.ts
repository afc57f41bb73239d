import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExerciseId } from '../src/course/exercise.ts'
import type { LabWeb } from '../src/course/lab-web.ts'
import type { Language } from '../src/course/language.ts'
import type { FileComplaint } from '../src/library/complaints.ts'
import { cacheFolder } from '../src/library/installed.ts'
import type { LessonProgram } from '../src/library/read-lesson-programs.ts'
import type { Lesson } from '../src/library/read-lesson.ts'
import { holdAgainst, type Agreement } from './check-lessons-output.ts'
import type { Witness } from './check-lessons-witness.ts'

/** What the programs of lessons are held against. */
export interface Witnesses {
	/** For each language, those there are: the page's first. */
	of: Readonly<Record<Language, readonly Witness[]>>
	webs: Readonly<Record<ExerciseId, LabWeb>>
	/** Lets so many run at one time. */
	turn: <T>(task: () => Promise<T>) => Promise<T>
	/** Where it is kept which programs are known to agree; left out: nowhere. */
	cache?: string
}

/** Where `course check` keeps it. */
export const lessonCache = join(cacheFolder, 'lessons')

interface Trial {
	lesson: Lesson
	program: LessonProgram
	witness: Witness
}

/**
 * Runs the programs of lessons on every witness and says which print something else than their page.
 * Where nothing but times differ, in real time, the program runs once more, alone.
 */
export async function tryPrograms(
	lessons: readonly Lesson[],
	witnesses: Witnesses,
): Promise<{ complaints: FileComplaint[]; notes: string[] }> {
	const trials = lessons.flatMap((lesson) =>
		lesson.programs.flatMap((program) => trialsOf(lesson, program, witnesses)),
	)
	const found = await Promise.all(
		trials.map(async (trial) => ({
			trial,
			agreement: await witnesses.turn(() => agree(trial, witnesses)),
		})),
	)
	const complaints: FileComplaint[] = []
	const notes: string[] = []
	for (const { trial, agreement } of found) {
		if (agreement.status === 'same') continue
		const isLate = agreement.status === 'times' && trial.witness.inRealTime
		const second = isLate ? await agree(trial, witnesses) : agreement
		if (second.status === 'same')
			notes.push(
				`${placeOf(trial)}: its times agreed with ${trial.witness.name} when it ran alone, and not at first.`,
			)
		else complaints.push(complaintOf(trial, second.message, isLate))
	}
	return { complaints, notes }
}

function trialsOf(lesson: Lesson, program: LessonProgram, { of }: Witnesses): Trial[] {
	const [page, ...stock] = of[program.language]
	const chosen = program.notOnStock === undefined ? stock : []
	return [...(page ? [page] : []), ...chosen].map((witness) => ({ lesson, program, witness }))
}

async function agree(trial: Trial, { webs, cache }: Witnesses): Promise<Agreement> {
	const { program, witness } = trial
	const { language, code, output } = program
	const web = program.web === undefined ? undefined : webs[program.web]
	const facts = [witness.name, witness.key, language, code, web ?? null, output?.text ?? null]
	const hash = createHash('sha256').update(JSON.stringify(facts)).digest('hex')
	const mark = cache && join(cache, hash.slice(0, 32))
	if (mark !== undefined && existsSync(mark)) return { status: 'same' }
	const printed = await witness.run({ language, code, ...(web && { web }) })
	const agreement = holdAgainst(program, printed, witness.name)
	if (mark !== undefined && cache !== undefined && agreement.status === 'same') {
		await mkdir(cache, { recursive: true })
		await writeFile(mark, '')
	}
	return agreement
}

function complaintOf({ lesson, program }: Trial, message: string, twice: boolean): FileComplaint {
	const line = program.output?.line ?? program.line
	const said = twice ? `${message}\n      It ran twice, the second time alone.` : message
	return { file: lesson.file, line, message: said }
}

function placeOf({ lesson, program }: Trial): string {
	return `${lesson.file}:${program.line}`
}
