// Captured before a stranger's code is loaded. The loops by index are deliberate: see seal.ts.
const { Reflect: reflect, Object: object, String: string, Map } = globalThis
const { apply } = reflect
const { is } = object

/** What `witnessCases` looks at in a vitest test. */
interface Case {
	name: string
	mode: string
	fails?: boolean | undefined
	repeats?: number | undefined
	retry?: unknown
	concurrent?: boolean | undefined
	type: string
}

export interface Witness {
	/** Runs a case's function; to be called by the runner instead of the function (`runTask`). */
	run(test: object, body: () => unknown): Promise<void>
	/** Whether the case's function was run and never threw; what vitest's result object says is not asked. */
	completed(test: object): boolean
	/** What is no longer what it was at collection, as readable names. */
	changes(): string[]
}

/**
 * Sees for itself what becomes of every case. vitest keeps results, and `skip` and `fails`, in plain
 * objects that the judged code can reach; this keeps its own account, in a closure.
 * Call it when the suite is collected.
 */
export function witnessCases(tests: readonly Case[]): Witness {
	const all = [...tests]
	const outcome = new Map<object, 'held' | 'threw'>()
	const { get, set, has } = outcome
	const facts = ['name', 'mode', 'fails', 'repeats', 'retry', 'concurrent', 'type'] as const
	const before = all.map((test) => facts.map((fact) => test[fact]))
	return {
		async run(test, body) {
			try {
				await body()
				// A repeated or retried case must hold each time: one that once threw is no proof.
				if (!apply(has, outcome, [test])) apply(set, outcome, [test, 'held'])
			} catch (thrown) {
				apply(set, outcome, [test, 'threw'])
				throw thrown
			}
		},
		completed: (test) => apply(get, outcome, [test]) === 'held',
		changes() {
			const found: string[] = []
			for (let i = 0; i < all.length; i++) {
				const test = all[i]
				const was = before[i]
				if (test === undefined || was === undefined) continue
				for (let j = 0; j < facts.length; j++) {
					const fact = facts[j]
					if (fact === undefined || is(test[fact], was[j])) continue
					found[found.length] = `${string(fact)} of the case “${string(was[0])}”`
				}
			}
			return found
		},
	}
}
