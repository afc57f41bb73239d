import type { RunEvent, RunReport } from '../../src/course/report.ts'
import type { Job, Runtime, Sandbox } from '../../src/runtimes/runtime.ts'

/** What a page offers to whoever drives it from Node. */
export interface ExposedRuntimes {
	/** Answers why it cannot be opened, when it cannot. */
	open(runtime: string, sandbox: string): Promise<string | undefined>
	/** The job as JSON. */
	run(sandbox: string, job: string): Promise<RunReport>
	dispose(sandbox: string): Promise<void>
	/** Milliseconds of the longest time in which the page could do nothing, since the last call. */
	longestGap(): number
}

declare global {
	var exposedRuntimes: ExposedRuntimes
	/** Bound by whoever opened the page. */
	var hear: (sandbox: string, event: RunEvent) => Promise<void>
}

/** To be called by the page once, with all that it has. */
export function exposeRuntimes(runtimes: Readonly<Record<string, Runtime>>) {
	const sandboxes = new Map<string, Sandbox>()
	const runtimeOf = (name: string) => find(runtimes[name], `runtime called "${name}"`)
	globalThis.exposedRuntimes = {
		longestGap: measureGaps(),
		async open(runtime, sandbox) {
			try {
				sandboxes.set(sandbox, await runtimeOf(runtime).open())
				return undefined
			} catch (error) {
				// As a sentence: what is thrown comes out of the page with a stack of the page's.
				return error instanceof Error ? error.message : String(error)
			}
		},
		async run(sandbox, job) {
			const heard: Promise<void>[] = []
			const report = await find(sandboxes.get(sandbox), 'sandbox').run(
				JSON.parse(job) as Job,
				(event) => {
					heard.push(globalThis.hear(sandbox, event))
				},
			)
			await Promise.all(heard)
			return report
		},
		async dispose(sandbox) {
			await sandboxes.get(sandbox)?.[Symbol.asyncDispose]()
			sandboxes.delete(sandbox)
		},
	}
}

function find<T>(thing: T | undefined, what: string): T {
	if (thing === undefined) throw new Error(`The page has no ${what}.`)
	return thing
}

function measureGaps(): () => number {
	let longest = 0
	let last = performance.now()
	setInterval(() => {
		const now = performance.now()
		longest = Math.max(longest, now - last)
		last = now
	}, 10)
	return () => {
		const gap = longest
		longest = 0
		return gap
	}
}
