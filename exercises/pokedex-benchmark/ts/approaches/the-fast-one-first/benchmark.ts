export type Download = () => Promise<unknown>

export interface Benchmark {
	slow: number
	fast: number
	ratio: number
	tenTimes: boolean
}

/** Begins with the fast one, and compares everything when all have run. */
export async function benchmark(slow: Download, fast: Download): Promise<Benchmark> {
	const times = { slow: [] as number[], fast: [] as number[] }
	const results = new Set<string>()
	for (const which of [1, 2, 3, 4, 5].flatMap(() => ['fast', 'slow'] as const)) {
		const { entries, seconds } = await timed({ slow, fast }[which])
		times[which].push(seconds)
		results.add(JSON.stringify(entries))
	}
	if (results.size > 1) throw new Error('The downloads do not bring the same.')
	const medians = { slow: median(times.slow), fast: median(times.fast) }
	const ratio = medians.slow / medians.fast
	return { ...medians, ratio, tenTimes: ratio >= 10 }
}

async function timed(download: Download): Promise<{ entries: unknown; seconds: number }> {
	const start = performance.now()
	const entries = await download()
	return { entries, seconds: (performance.now() - start) / 1000 }
}

function median(times: number[]): number {
	return times.sort((a, b) => a - b)[2] ?? NaN
}
