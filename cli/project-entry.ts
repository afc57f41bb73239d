import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PublishedTwin } from '../src/course/published.ts'
import type { RunEvent } from '../src/course/report.ts'
import { overlay, type Files } from '../src/course/submission.ts'
import { localGrader } from '../src/grader/local-grader.ts'
import { processRuntime } from '../src/runtimes/process.ts'
import { runJob } from '../src/runtimes/run-job.ts'
import { errorOf, exitCodeOf, sayError } from './say-run.ts'
import { sayCase, sayFailure, sayVerdict, type Printed } from './say-verdict.ts'

// `course/project.mjs` of a project that a learner took home from a page: `npm test` grades it, `npm start` runs its
// program. One file by itself, with `runner.mjs` and `exercise.json` beside it; what packs those is
// components/project-files.ts.

/** `exercise.json`. Packed by the page out of what it had; nobody else writes it. */
type Packed = PublishedTwin & { editable: readonly string[] }

const here = dirname(fileURLToPath(import.meta.url))
const signal = new AbortController().signal
const twin = JSON.parse(readFileSync(join(here, 'exercise.json'), 'utf8')) as Packed
const runtime = processRuntime({ runner: join(here, 'runner.mjs'), trusted: true })

function readFiles(): Files {
	const found = twin.editable.filter((file) => existsSync(join(here, '..', file)))
	return Object.fromEntries(
		found.map((file) => [file, readFileSync(join(here, '..', file), 'utf8')]),
	)
}

/** 0 when it passed, 1 when it did not, 2 when it could not be graded. */
async function grade(): Promise<number> {
	const output: Printed[] = []
	const began = performance.now()
	const verdict = await localGrader(runtime, twin).grade(
		{ exercise: twin.exercise, language: twin.language, files: readFiles() },
		(event: RunEvent) => {
			if (event.type === 'output') output.push({ during: event.during, text: event.text })
			if (event.type === 'case-ended') console.log(sayCase(event.case))
		},
		signal,
	)
	const seconds = (performance.now() - began) / 1000
	console.log(['', ...sayFailure(verdict, output), '', sayVerdict(verdict, seconds)].join('\n'))
	if (verdict.status === 'passed') return 0
	return verdict.status === 'ungraded' ? 2 : 1
}

/** Runs the program, with the lab web to answer it. The exit code is the program's. */
async function start(): Promise<number> {
	const { main = '', language, web, given } = twin
	const files = overlay(readFiles(), given)
	const report = await runJob(
		runtime,
		{ kind: 'program', main, language, files, seed: 1, ...(web && { web }) },
		{
			signal,
			onEvent: (event) => {
				if (event.type !== 'output') return
				process[event.stream === 'out' ? 'stdout' : 'stderr'].write(event.text)
			},
		},
	)
	const error = errorOf(report)
	if (error) console.error(sayError(error))
	return exitCodeOf(report)
}

process.exitCode = await (process.argv[2] === 'start' ? start() : grade())
