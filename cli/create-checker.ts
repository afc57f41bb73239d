import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { atMost } from './at-most.ts'
import type { OpenChecker } from './check-exercises.ts'
import { root } from './tool.ts'
import { openMemory, verdictFolder } from './verdict-memory.ts'

export interface CheckerFlags {
	/** Also hold suites to what they notice. */
	mutate?: true
	/** Everything with three seeds. */
	thorough?: true
	/** Nothing of what held before is believed. */
	fresh?: true
}

/** What grades exercises while they are checked, until it is disposed of; `signal` ends what it is doing. */
export async function createChecker(
	signal: AbortSignal,
	{ mutate, thorough, fresh }: CheckerFlags = {},
): Promise<OpenChecker> {
	// Loaded here, so that no other command waits for a compiler and a bundler.
	const { createTypeChecker } = await import('./check-types.ts')
	const { buildKeeper, buildRunner } = await import('../src/library/build-runner.ts')
	const { buildNodePython } = await import('../src/library/node-python.ts')
	const { hashOfSources } = await import('../src/library/hash-sources.ts')
	const { keepingRuntime } = await import('../src/runtimes/process.ts')
	const [runner, keeper, python] = await Promise.all([
		buildRunner(),
		buildKeeper(),
		buildNodePython(),
	])
	const runtime = await keepingRuntime({ runner, keeper, python })
	const beneath = [process.version, await hashOfSources(['src/grader']), runner, keeper, python]
	return {
		runtime,
		...(!fresh && {
			openMemory: ({ id, folder }, purpose) => {
				// Exercises of one name may lie in several folders.
				const place = createHash('sha256').update(folder).digest('hex').slice(0, 8)
				const file = path.join(verdictFolder, `${id}-${place}.${purpose}.json`)
				return openMemory(file, JSON.stringify(beneath))
			},
		}),
		turn: atMost(availableParallelism()),
		checkTypes: createTypeChecker(root),
		mutate: mutate === true,
		thorough: thorough === true,
		signal,
		[Symbol.asyncDispose]: () => runtime[Symbol.asyncDispose](),
	}
}
