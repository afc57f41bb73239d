import { configureLab } from '#kit/lab'
import type { Language } from '../../course/language.ts'
import type { CaseResult, RunReport } from '../../course/report.ts'
import type { SuiteJob } from '../runtime.ts'
import { canaries } from './canaries.ts'
import { createCaseRuns } from './case-runs.ts'
import { createCases, type Cases } from './cases.ts'
import { createRandom } from './chance.ts'
import { explainThrown, load, toUnloadable } from './load.ts'
import { mount } from './mounts.ts'
import { openPython } from './python.ts'
import { clip, toRunError } from './run-error.ts'
import { seal } from './seal.ts'
import type { Linked, Shell } from './shell.ts'
import {
	LoadError,
	nextTimerTurn,
	prepareVitest,
	processError,
	runSuite,
	vitest,
} from './vitest-runner.ts'

/** Runs the job's suite against its files, and says what became of each case. */
export async function gradeSuite(job: SuiteJob, shell: Shell): Promise<RunReport> {
	const runs = createCaseRuns(shell.emit)
	configureLab({ seed: job.seed, watch: runs.lab })
	Math.random = createRandom(job.seed)
	globalThis.fetch = refuseRequests
	const { files, entry } = mount(job)
	let linked: Linked
	try {
		if (job.language === 'py') await openPython(job, shell, runs.python)
		linked = await load(files, entry, shell, { isTraced: job.language === 'ts' })
	} catch (error) {
		return toUnloadable(error)
	}
	const { places, importEntry } = linked
	const cases = createCases(shell.emit, (thrown) => toRunError(thrown, places))
	shell.attributeOutput(() => cases.current)
	runs.attribute(() => cases.current)
	shell.onBeat(() => runs.beat())
	try {
		return await runSealed(importEntry, cases, shell, job.language)
	} catch (error) {
		if (!(error instanceof LoadError)) throw error
		return await explainThrown(error.error, files, places)
	} finally {
		shell.output.close()
	}
}

/** What the suite stands on is compared before, between and after: nothing proves anything once it is changed. */
async function runSealed(
	importEntry: () => Promise<unknown>,
	cases: Cases,
	shell: Shell,
	language: Language,
): Promise<RunReport> {
	prepareVitest(language)
	const sealed = seal(vitest)
	const changed = new Set<string>()
	const compare = () => {
		for (const name of sealed.changes()) changed.add(clip(name, 200))
	}
	const { facts, tampering } = await runCases(importEntry, cases, shell, compare)
	await nextTimerTurn()
	await shell.uncaught.settled()
	compare()
	for (const name of [...tampering, ...(await canaries(vitest))]) changed.add(clip(name, 200))
	const results: CaseResult[] = cases.close(facts)
	return { status: 'finished', cases: results, tampering: [...changed].slice(0, 100) }
}

async function runCases(
	importEntry: () => Promise<unknown>,
	cases: Cases,
	{ uncaught, onExit }: Shell,
	compare: () => void,
): ReturnType<typeof runSuite> {
	const early: unknown[] = []
	const blame = (error: unknown) => {
		if (cases.begun) cases.blame(error)
		else early.push(error)
	}
	uncaught.listen((error) => blame(processError(error)))
	onExit((call) => {
		const error = new Error(`${call} was called: it would end the program, and the suite with it.`)
		// Also when the learner's code catches it: code that wants to end everything has not passed.
		blame(processError(error))
		throw error
	})
	return runSuite({
		importSuite: importEntry,
		async onCollected() {
			compare()
			await uncaught.settled()
			if (early.length > 0) throw new LoadError(early[0])
		},
		onStart: (name) => cases.start(name),
		async onEnd(facts) {
			await uncaught.settled()
			cases.end(facts())
		},
		onHookFailed(error, names) {
			for (const name of names) cases.blame(error, name)
		},
	})
}

/** Outside of `inLab` nothing answers. */
const refuseRequests: typeof fetch = (input) => {
	const url = input instanceof Request ? input.url : String(input)
	return Promise.reject(
		new TypeError(
			`fetch(${JSON.stringify(url)}) was refused: a request leaves the lab only inside inLab.`,
		),
	)
}
