import { languages, type Language } from '../course/language.ts'
import type { RunReport } from '../course/report.ts'
import { limited } from '../runtimes/deadline.ts'
import { runJob } from '../runtimes/run-job.ts'
import type { ProgramJob, Runtime } from '../runtimes/runtime.ts'
import { concludeRun } from './conclude-run.ts'
import { fetchTwin } from './fetch-twin.ts'
import { announced } from './opening.ts'
import { pageRegistry } from './page-registry.ts'
import { paceOf } from './program-job.ts'
import './run-output.ts'
import type { RunOutput } from './run-output.ts'
import { words } from './spoken.ts'
import type { TimelineShelf } from './timeline-shelf.ts'

/** How long a program may run, in seconds. */
const longest = 20

/** One run of a program that stands in a lesson. */
export interface LessonRun {
	/** What the build wrote into the page: `language`, `web`, and what `pageRegistry` asks for. */
	host: HTMLElement
	code: string
	/** Shows what it prints, and how it ends. */
	output: RunOutput
	/** Hears what it does. */
	timelines: TimelineShelf
	signal: AbortSignal
	say: (text: string) => void
}

/** What became of it: the report, and what it wrote to stdout. */
export interface LessonRan {
	report: RunReport
	printed: string
}

/**
 * Runs a program as its lesson promises: Python on the pure clock, shown at that clock's moments, so that
 * times are the same on every computer; TypeScript in real time. Rejects with a sentence for the learner,
 * and with the signal's reason when it was stopped.
 */
export async function runLessonProgram(run: LessonRun): Promise<LessonRan> {
	const { host, output, timelines, signal, say } = run
	const language = languageOf(host)
	const began = { at: performance.now(), runtime: undefined as string | undefined }
	let printed = ''
	host.setAttribute('level', String(levelAbove(host)))
	output.files = [`main.${language}`]
	output.begin(words.output.prints, { clock: true })
	timelines.beginRun()
	say(words.output.running)
	const job = await jobOf(run, language)
	const report = await runJob(runtimeOf(run, language), job, {
		signal,
		onEvent: (event) => {
			if (signal.aborted) return
			timelines.hear(event)
			if (event.type === 'started') {
				Object.assign(began, { at: performance.now(), runtime: event.runtime })
				output.wait()
			} else if (event.type === 'output') {
				if (event.stream === 'out') printed += event.text
				output.write(event.stream, event.text)
			}
		},
	})
	const seconds = (performance.now() - began.at) / 1_000
	say(concludeRun(output, { report, seconds, runtime: began.runtime }, language))
	return { report, printed }
}

/** Shows, below its output, what a run did; without a report, what one had done that the learner stopped. */
export function showLessonTimeline(
	timelines: TimelineShelf,
	output: HTMLElement,
	report?: RunReport,
): void {
	if (output.nextElementSibling?.localName !== 'run-timeline') {
		const place = document.createElement('run-timeline')
		place.dataset['of'] = 'run'
		place.hidden = true
		output.after(place)
	}
	void timelines.showRun(report)
}

/** The level of the heading that `host` stands under: the output's own is one below it. */
function levelAbove(host: Element): number {
	const headings = [...document.querySelectorAll('main :is(h1, h2, h3, h4)')].filter(
		(each) =>
			!each.closest('live-code, predict-run') &&
			(host.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_PRECEDING) !== 0,
	)
	return Number(headings.at(-1)?.tagName.slice(1) ?? 1)
}

/** The language of the program in `host`. */
export function languageOf(host: Element): Language {
	return languages.find((each) => each === host.getAttribute('language')) ?? 'py'
}

async function jobOf({ host, code }: LessonRun, language: Language): Promise<ProgramJob> {
	const exercise = host.getAttribute('web')
	const base = host.getAttribute('base') ?? '/'
	const twin = exercise === null ? undefined : await fetchTwin({ base, exercise, language })
	const main = `main.${language}`
	return {
		kind: 'program',
		language,
		main,
		files: { [main]: code },
		trace: true,
		...paceOf(language === 'py' ? 'replayed' : 'real'),
		...(twin?.web && { web: twin.web }),
	}
}

function runtimeOf({ host, output, signal, say }: LessonRun, language: Language): Runtime {
	const page = pageRegistry(host)
	const chosen = limited(page.registry.choose(language), { seconds: longest })
	if (language !== 'py') return chosen
	return announced(chosen, page, {
		signal,
		say,
		show: (step, arrived) => output.wait(step, arrived),
	})
}
