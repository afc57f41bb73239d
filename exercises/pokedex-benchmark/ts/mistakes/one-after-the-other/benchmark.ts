export type Download = () => Promise<unknown>

export interface Benchmark {
	slow: number
	fast: number
	ratio: number
	tenTimes: boolean
}

export async function benchmark(slow: Download, fast: Download): Promise<Benchmark> {
	const slowTimes: number[] = []
	const fastTimes: number[] = []
	let expected: unknown
	for (let round = 0; round < 5; round++) {
		const { entries, seconds } = await timed(slow)
		expected = entries
		slowTimes.push(seconds)
	}
	for (let round = 0; round < 5; round++) {
		const { entries, seconds } = await timed(fast)
		fastTimes.push(seconds)
		if (JSON.stringify(entries) !== JSON.stringify(expected))
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
