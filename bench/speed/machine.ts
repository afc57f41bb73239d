import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os'
import type { Speed } from '../../src/speed/measurement.ts'

export function describeMachine(): Speed['machine'] {
	return {
		cores: availableParallelism(),
		cpu: cpus()[0]?.model ?? 'unknown',
		memoryGb: Math.round(totalmem() / 2 ** 30),
		system: `${process.platform} ${release()}`,
		node: process.version,
	}
}

/** Programs that want to run, over the last minute. */
export function load(): number {
	return Number((loadavg()[0] ?? 0).toFixed(1))
}
