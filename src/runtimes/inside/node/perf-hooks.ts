// `performance` is the global one: whoever replaces its clock (the kit, fake timers) replaces it here.
export const {
	performance,
	PerformanceObserver,
	PerformanceEntry,
	PerformanceMark,
	PerformanceMeasure,
} = globalThis

interface Histogram {
	readonly count: number
	/** In nanoseconds, as all of these. */
	readonly min: number
	readonly max: number
	readonly mean: number
	readonly stddev: number
	percentile(percentile: number): number
	reset(): void
}

class Samples implements Histogram {
	readonly values: number[] = []

	get count() {
		return this.values.length
	}

	get min() {
		return this.values.reduce((least, value) => Math.min(least, value), Infinity)
	}

	get max() {
		return this.values.reduce((most, value) => Math.max(most, value), 0)
	}

	get mean() {
		return this.values.reduce((sum, value) => sum + value, 0) / this.count
	}

	get stddev() {
		const { mean } = this
		return Math.sqrt(this.values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / this.count)
	}

	percentile(percentile: number): number {
		const sorted = this.values.toSorted((a, b) => a - b)
		const at = Math.min(sorted.length - 1, Math.floor((sorted.length * percentile) / 100))
		return sorted[at] ?? 0
	}

	reset(): void {
		this.values.length = 0
	}
}

/** How late the event loop comes to a timer: a loop that never awaits shows as one large sample. */
export function monitorEventLoopDelay({ resolution = 10 }: { resolution?: number } = {}) {
	const samples = new Samples()
	let timer: unknown
	const enable = (): boolean => {
		if (timer !== undefined) return false
		let last = performance.now()
		timer = globalThis.setInterval(() => {
			const now = performance.now()
			samples.values.push(Math.round((now - last) * 1e6))
			last = now
		}, resolution)
		return true
	}
	const disable = (): boolean => {
		if (timer === undefined) return false
		globalThis.clearInterval(timer as number)
		timer = undefined
		return true
	}
	return Object.assign(samples, { enable, disable, [Symbol.dispose]: disable })
}

export default {
	performance,
	PerformanceObserver,
	PerformanceEntry,
	PerformanceMark,
	PerformanceMeasure,
	monitorEventLoopDelay,
}
