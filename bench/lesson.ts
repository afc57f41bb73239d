import { join } from 'node:path'
import { root } from '../cli/tool.ts'
import type { Files } from '../src/course/submission.ts'
import { twinOf } from '../src/library/publish-twin.ts'
import { readExercise } from '../src/library/read-exercise.ts'
import { processRuntime } from '../src/runtimes/process.ts'
import { runJob } from '../src/runtimes/run-job.ts'

/** The programs whose seconds stand in the lesson's two tables, and whose answer each of them is. */
const programs = [
	['20: a loop of awaits', 'fetch-all-at-once', 'starter'],
	['20: ten, and then the other ten', 'fetch-all-at-once', 'ten-and-ten'],
	['20: all twenty at once', 'fetch-all-at-once', 'solution'],
	['23: a loop of awaits', 'only-five-at-a-time', 'one-at-a-time'],
	['23: batches of five', 'only-five-at-a-time', 'batches-of-five'],
	['23: five workers', 'only-five-at-a-time', 'solution'],
] as const

/** Runs each program of the lesson once, in real time: milliseconds as the program itself counts them. */
export async function timeLesson(runner: string): Promise<Record<string, number>> {
	const times: Record<string, number> = {}
	for (const [name, id, answer] of programs) {
		const exercise = await readExercise(join(root, 'exercises', id))
		const twin = twinOf(exercise, 'ts')
		const files = { ...twin.solution, ...answerOf(answer, twin), ...twin.given }
		let said = ''
		await runJob(
			processRuntime({ runner }),
			{
				kind: 'program',
				language: 'ts',
				files,
				main: 'main.ts',
				seed: 1,
				...(exercise.web && { web: exercise.web }),
			},
			{ onEvent: (event) => void (said += event.type === 'output' ? event.text : '') },
		)
		const seconds = /names in ([\d.]+) s\s*$/.exec(said)?.[1]
		if (seconds === undefined) throw new Error(`${id}, ${answer}: no time at the end of:\n${said}`)
		times[name] = Number(seconds) * 1000
	}
	return times
}

function answerOf(
	answer: string,
	{ starter, mistakes }: { starter: Files; mistakes: Readonly<Record<string, Files>> },
): Files | undefined {
	return answer === 'starter' ? starter : mistakes[answer]
}
