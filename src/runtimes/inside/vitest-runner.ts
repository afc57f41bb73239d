import * as vitest from 'vitest'
import {
	TestRunner,
	type RunnerTask,
	type RunnerTestCase,
	type RunnerTestFile,
	type RunnerTestSuite,
	type TestError,
} from 'vitest'
import { getSafeTimers, processError, setSafeTimers, startTests } from 'vitest/internal/browser'
import type { Language } from '../../course/language.ts'
import type { CaseFacts } from './cases.ts'
import { suiteFile } from './mounts.ts'
import { witnessCases, type Witness } from './witness.ts'

// The one file that knows vitest's runner. What it takes from `vitest/internal/browser` and puts into
// `__vitest_worker__` is not documented: vitest is pinned to one exact version, and
// tests/runtimes/parity.test.ts compares what comes out with `vitest run`.

export { vitest, processError }

/**
 * The time one case may take, in milliseconds, unless the suite gives it more. Python that never ends is
 * stopped before, and says where it was.
 */
export const caseTimeouts: Readonly<Record<Language, number>> = { ts: 2_000, py: 15_000 }

export interface SuiteListener {
	/** Loads the suite, which registers its cases. */
	importSuite(): Promise<unknown>
	/** The suite is loaded and none of its cases has begun. Throwing here ends the run. */
	onCollected(): Promise<void>
	onStart(name: string): void
	/** The case has come to its end, its hooks too. */
	onEnd(facts: () => CaseFacts): Promise<void>
	/** A hook of a group of cases failed: those it kept from running, or the last that ran, are named. */
	onHookFailed(error: unknown, names: readonly string[]): void
}

/** Thrown when the suite could not be loaded; `error` is what vitest made of it. */
export class LoadError extends Error {
	readonly error: unknown

	constructor(error: unknown) {
		super('The suite could not be loaded.')
		this.error = error
	}
}

/** Puts vitest's state where it looks for it; before anything is sealed. */
export function prepareVitest(language: Language = 'ts') {
	config.testTimeout = config.hookTimeout = caseTimeouts[language]
	Object.defineProperty(globalThis, '__vitest_worker__', {
		value: createState(),
		configurable: true,
		writable: true,
	})
	setSafeTimers()
	// A browser has it as a getter, and fake timers put it back as a plain value: a change that nobody
	// made. So it is one from the start.
	const { performance } = globalThis
	Object.defineProperty(globalThis, 'performance', {
		value: performance,
		configurable: true,
		writable: true,
	})
}

/** Runs the one suite with vitest's own runner. Answers what became of each case, in the suite's order. */
export async function runSuite(
	listener: SuiteListener,
): Promise<{ facts: CaseFacts[]; tampering: string[] }> {
	const runner = new Runner(listener)
	const [file] = await startTests([`/${suiteFile}`], runner)
	if (file === undefined) throw new Error('The test runner lost the suite.')
	const tests = testsOf(file)
	return { facts: tests.map(toFacts), tampering: runner.tampering(tests) }
}

class Runner extends TestRunner {
	readonly #listener: SuiteListener
	readonly #started = new Set<string>()
	/** The cases that a hook kept from running: vitest marks them as skipped, and they fail. */
	readonly #kept = new Set<RunnerTestCase>()
	#witness: Witness | undefined

	constructor(listener: SuiteListener) {
		super(config)
		this.#listener = listener
		// Left out, vitest uses a tracer that does nothing.
		Reflect.set(this, 'trace', undefined)
	}

	override importFile() {
		return this.#listener.importSuite()
	}

	async onCollected([file]: RunnerTestFile[]) {
		const error = file?.result?.errors?.[0]
		if (file === undefined || error !== undefined) throw new LoadError(error)
		this.#witness = witnessCases(testsOf(file))
		await this.#listener.onCollected()
	}

	/** Runs the case's function where somebody sees for himself whether it threw. */
	async runTask(test: RunnerTestCase) {
		const body = TestRunner.getTestFn(test)
		await this.#witness?.run(test, body)
	}

	/** What was changed about the cases, and those that passed without having run to their end. */
	tampering(tests: readonly RunnerTestCase[]): string[] {
		const unproven = tests.filter(
			(test) => test.result?.state === 'pass' && !test.fails && !this.#witness?.completed(test),
		)
		const skipped = new Set([...this.#kept].map(({ name }) => `mode of the case “${name}”`))
		return [
			...(this.#witness?.changes() ?? []).filter((change) => !skipped.has(change)),
			...unproven.map((test) => `the result of “${nameOf(test)}”`),
		]
	}

	override async onBeforeRunTask(test: RunnerTask) {
		await super.onBeforeRunTask(test)
		if (test.mode !== 'run' && test.mode !== 'queued') return
		this.#started.add(test.id)
		this.#listener.onStart(nameOf(test))
	}

	// eslint-disable-next-line @typescript-eslint/no-misused-promises -- vitest awaits it, whatever the type says
	override async onAfterRunTask(test: RunnerTask) {
		super.onAfterRunTask(test)
		await this.#listener.onEnd(() => toFacts(test))
	}

	override async onAfterRunSuite(suite: RunnerTestSuite) {
		await super.onAfterRunSuite(suite)
		const error = suite.result?.errors?.[0]
		if (error === undefined) return
		const tests = testsOf(suite)
		const kept = tests.filter((test) => !this.#started.has(test.id))
		for (const test of kept) this.#kept.add(test)
		this.#listener.onHookFailed(error, (kept.length > 0 ? kept : tests.slice(-1)).map(nameOf))
	}
}

function testsOf(suite: RunnerTestSuite): RunnerTestCase[] {
	return suite.tasks.flatMap((task) => (task.type === 'suite' ? testsOf(task) : [task]))
}

function nameOf(test: RunnerTask): string {
	return test.fullTestName ?? test.name
}

function toFacts(test: RunnerTask): CaseFacts {
	const { state, duration = 0, errors = [] } = test.result ?? {}
	return {
		name: nameOf(test),
		state: state === 'pass' ? 'passed' : state === 'fail' ? 'failed' : 'skipped',
		ms: Math.round(duration * 100) / 100,
		// What a case that is tried again failed with before is no error of it.
		errors: state === 'fail' ? errors.map(withoutAdvice) : [],
	}
}

/** vitest tells the author of a case that ran out of time how to give it more; a learner is not the author. */
function withoutAdvice(error: TestError): TestError {
	// What was thrown need not have a message, whatever the type says.
	if (typeof error.message !== 'string') return error
	const message = error.message.replace(/^((?:Test|Hook) timed out in \d+ms\.)[^]*$/, '$1')
	return message === error.message ? error : { ...error, message }
}

/** Waits for a turn of the timers, by the clock that no suite can replace. */
export async function nextTimerTurn(): Promise<void> {
	// As a method it would be called on the wrong object, which browsers refuse.
	const { setTimeout } = getSafeTimers()
	await new Promise((resolve) => setTimeout(resolve, 0))
}

/** In memory: an inline snapshot is compared; a snapshot file can neither be read nor written. */
const noSnapshotFiles = {
	getVersion: () => '1',
	getHeader: () => '',
	resolvePath: (file: string) => Promise.resolve(`${file}.snap`),
	resolveRawPath: (_test: string, path: string) => Promise.resolve(path),
	prepareDirectory: () => Promise.resolve(),
	saveSnapshotFile: () => Promise.resolve(),
	readSnapshotFile: () => Promise.resolve(null),
	removeSnapshotFile: () => Promise.resolve(),
}

type Config = ConstructorParameters<typeof TestRunner>[0]

// The runner reads these keys and no others of vitest's hundred.
const config = {
	testTimeout: caseTimeouts.ts,
	hookTimeout: caseTimeouts.ts,
	root: '/',
	name: '',
	globals: false,
	setupFiles: [],
	passWithNoTests: false,
	allowOnly: false,
	tags: [],
	strictTags: false,
	maxConcurrency: 5,
	retry: 0,
	isolate: true,
	includeTaskLocation: false,
	logHeapUsage: false,
	bail: 0,
	clearMocks: false,
	mockReset: false,
	restoreMocks: false,
	unstubEnvs: false,
	unstubGlobals: false,
	env: {},
	defines: {},
	chaiConfig: undefined,
	taskTitleValueFormatTruncate: 40,
	fakeTimers: { loopLimit: 10_000, shouldClearNativeTimers: true },
	sequence: { shuffle: false, concurrent: false, hooks: 'stack', seed: 1 },
	expect: { requireAssertions: false, poll: { timeout: 1000, interval: 50 } },
	benchmark: { enabled: false },
	experimental: { importDurations: { limit: 0 } },
	snapshotOptions: {
		updateSnapshot: 'none',
		expand: false,
		snapshotFormat: { printBasicPrototype: false, escapeString: false },
		snapshotEnvironment: noSnapshotFiles,
	},
} as unknown as Config

function createState() {
	const nothing = () => {}
	return {
		ctx: { pool: 'browser', projectName: '', files: [] },
		config,
		filepath: `/${suiteFile}`,
		current: undefined,
		environment: { name: 'node', viteEnvironment: 'ssr' },
		durations: { environment: 0, prepare: 0, fetch: 0 },
		providedContext: {},
		metaEnv: {},
		evaluatedModules: { idToModuleMap: new Map() },
		resolvingModules: new Set(),
		moduleExecutionInfo: new Map(),
		onCancel: () => nothing,
		onCleanup: nothing,
		rpc: {
			snapshotSaved: nothing,
			onTestBenchmark: nothing,
			onUnhandledError: nothing,
			resolveSnapshotPath: nothing,
		},
	}
}
