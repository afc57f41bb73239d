/** What a program's `process` is tied to. */
export interface ProcessHost {
	/** Ends the program; what it throws goes to the one who called. */
	exit?: (code: number) => never
	write?: (stream: 'out' | 'err', text: string) => void
}

interface Clock {
	(since?: readonly [number, number]): [number, number]
	bigint(): bigint
}

/** As much of Node's `process` as means something in a worker. */
export interface BrowserProcess {
	env: Record<string, string>
	argv: string[]
	execArgv: string[]
	platform: string
	version: string
	versions: Record<string, string>
	pid: number
	exitCode: number | undefined
	hrtime: Clock
	stdout: { write(text: string): boolean; isTTY: boolean }
	stderr: { write(text: string): boolean; isTTY: boolean }
	nextTick(work: (...args: unknown[]) => void, ...args: unknown[]): void
	cwd(): string
	uptime(): number
	memoryUsage(): Record<string, number>
	emitWarning(warning: unknown): void
	exit(code?: number): never
	on(): BrowserProcess
	once(): BrowserProcess
	off(): BrowserProcess
	addListener(): BrowserProcess
	removeListener(): BrowserProcess
	emit(): boolean
}

export function createProcess({ exit, write }: ProcessHost): BrowserProcess {
	const stream = (name: 'out' | 'err', print: (text: string) => void) => ({
		isTTY: false,
		write(text: string) {
			if (write === undefined) print(text)
			else write(name, text)
			return true
		},
	})
	const started = performance.now()
	const self: BrowserProcess = {
		env: {},
		argv: ['node', '/exercise/main.ts'],
		execArgv: [],
		platform: 'browser',
		version: 'v24.0.0',
		versions: { node: '24.0.0' },
		pid: 1,
		exitCode: undefined,
		hrtime: Object.assign(hrtime, { bigint: () => BigInt(Math.round(performance.now() * 1e6)) }),
		stdout: stream('out', (text) => console.log(text)),
		stderr: stream('err', (text) => console.error(text)),
		// Node's own comes before promises; here it takes its turn among them.
		nextTick: (work, ...args) => globalThis.queueMicrotask(() => work(...args)),
		cwd: () => '/exercise',
		uptime: () => (performance.now() - started) / 1000,
		memoryUsage: () => ({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 }),
		emitWarning: (warning) => console.warn(warning),
		exit(code = self.exitCode ?? 0) {
			if (exit !== undefined) exit(code)
			throw new Error(`process.exit(${code}) was called: it would end the program.`)
		},
		// Nobody can hear `unhandledRejection` here; asking for it does no harm.
		on: () => self,
		once: () => self,
		off: () => self,
		addListener: () => self,
		removeListener: () => self,
		emit: () => false,
	}
	return self
}

/** Asks the clock of now, so that virtual time governs it. */
function hrtime(since: readonly [number, number] = [0, 0]): [number, number] {
	const nanos = Math.round(performance.now() * 1e6) - since[0] * 1e9 - since[1]
	const seconds = Math.floor(nanos / 1e9)
	return [seconds, nanos - seconds * 1e9]
}
