export type Download = () => Promise<unknown>

export interface Benchmark {
	slow: number
	fast: number
	ratio: number
	tenTimes: boolean
}

/** How long both take, in seconds, and how many times faster the fast one is. */
export async function benchmark(slow: Download, fast: Download): Promise<Benchmark> {
	const expected = await timed(slow)
	const found = await timed(fast)
	if (JSON.stringify(found.entries) !== JSON.stringify(expected.entries))
		throw new Error('The two downloads do not bring the same.')
	const ratio = expected.seconds / found.seconds
	return { slow: expected.seconds, fast: found.seconds, ratio, tenTimes: ratio >= 10 }
}

async function timed(download: Download): Promise<{ entries: unknown; seconds: number }> {
	const start = performance.now()
	const entries = await download()
	return { entries, seconds: (performance.now() - start) / 1000 }
}
