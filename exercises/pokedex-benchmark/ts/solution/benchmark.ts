export type Download = () => Promise<unknown>

export interface Benchmark {
	slow: number
	fast: number
	ratio: number
	tenTimes: boolean
}

/** The medians of five runs each, in seconds, and how many times faster the fast one is. */
export async function benchmark(slow: Download, fast: Download): Promise<Benchmark> {
	const slowTimes: number[] = []
	const fastTimes: number[] = []
	for (let round = 0; round < 5; round++) {
		const expected = await timed(slow)
		slowTimes.push(expected.seconds)
		const found = await timed(fast)
		fastTimes.push(found.seconds)
		if (JSON.stringify(found.entries) !== JSON.stringify(expected.entries))
			throw new Error('The two downloads do not bring the same.')
	}
	const medians = { slow: median(slowTimes), fast: median(fastTimes) }
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
