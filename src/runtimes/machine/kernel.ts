import { Attention } from './attention.ts'
import type { ClockMode } from '../../course/clock-mode.ts'
import { MachineClock } from './clock.ts'
import { Entropy } from './entropy.ts'
import { Network } from './network.ts'
import { Processes } from './processes.ts'
import { Scheduler, wakes, type Turn } from './scheduler.ts'
import { Semaphores } from './semaphores.ts'

export interface KernelOptions {
	/** Whether stacks can be switched here; see `canSwitchStacks`. */
	canSwitch: boolean
	/** Begins a thread of Python's on a stack of its own. */
	begin: (ident: number) => Promise<void>
	/** The program is still there, and computes at that place; a file of '' is none of the learner's. */
	onPlace: (file: string, line: number) => void
	/** Who wants to hear what the program has done so far; left out: nobody. */
	soFar?: SoFarListener
	/** The program ends itself at once: nothing of it is to run any more. */
	onExit: (status: number) => void
	/** A stack of Python's begins. */
	onEnter?: () => void
	/** The program was stopped again and again, and goes on: must throw, which is the end of the interpreter. */
	onIgnored: () => never
}

/** Hears of a program that is traced what it has done so far. */
export interface SoFarListener {
	/** The program has computed for a beat more: answers whether it wants to hear now. */
	takeBeat(): boolean
	/** `events` is JSON, as trace.py writes it; '' when there is nothing to tell. `leftOut`: how many there are more. */
	hear(events: string, leftOut: number): void
}

/** The operating system that Python finds: clock, threads, network, processes. */
export interface Kernel {
	readonly clock: MachineClock
	readonly entropy: Entropy
	readonly scheduler: Scheduler
	readonly network: Network
	readonly processes: Processes
	readonly semaphores: Semaphores
	readonly attention: Attention
	/** The calls as Python sees them, and all that it sees: functions of numbers and text. */
	readonly calls: Readonly<Record<string, unknown>>
}

/** WebAssembly's stacks can be switched (JSPI) in Chrome 137, Firefox 153, Safari 27, Node 24.20 and later. */
export function canSwitchStacks(): boolean {
	return 'Suspending' in WebAssembly
}

export function createKernel(options: KernelOptions): Kernel {
	const clock = new MachineClock()
	const entropy = new Entropy()
	const { canSwitch, begin } = options
	const scheduler = new Scheduler({ clock, begin, canSwitch })
	const network = new Network(scheduler)
	const processes = new Processes(scheduler, network)
	const semaphores = new Semaphores(scheduler)
	const attention = new Attention({
		clock,
		isContended: () => scheduler.isContended,
		onIgnored: options.onIgnored,
	})
	const parts = { clock, entropy, scheduler, network, processes, semaphores, attention }
	return { ...parts, calls: createCalls(parts, options) }
}

/** What a program is begun with. */
export interface Beginning {
	clock: ClockMode
	/** Decides what chance gives; left out: the world does. */
	seed?: number
	/** How many polls it may compute before it is stopped; left out: without end. */
	budget?: number
}

/** Sets the machine to its start: time 0, nobody waiting, no connection, no name known. */
export function beginProgram(kernel: Kernel, { clock, seed, budget }: Beginning): void {
	kernel.scheduler.reset()
	kernel.network.reset()
	kernel.processes.reset()
	kernel.semaphores.reset()
	kernel.clock.begin(clock)
	kernel.entropy.begin(seed)
	kernel.attention.begin(budget)
}

/** Python writes "for ever" as a negative moment. */
function moment(until: number): number | undefined {
	return until < 0 ? undefined : until
}

/** A wait that has to be awaited; frozen, as all that Python can hold. */
function sealTurn(turn: number | Turn): number | Turn {
	return typeof turn === 'number' ? turn : Object.freeze(turn)
}

function createCalls(
	{
		clock,
		scheduler,
		network,
		processes,
		semaphores,
		attention,
	}: Omit<Kernel, 'calls' | 'entropy'>,
	{ onPlace, soFar, onExit, onEnter }: KernelOptions,
): Kernel['calls'] {
	return seal({
		...createProcessCalls({ scheduler, network, processes, semaphores }),
		enter: () => onEnter?.(),
		start: () => scheduler.start(),
		park: (until: number) => sealTurn(scheduler.park(moment(until))),
		wake: (ident: number) => scheduler.wake(ident),
		give_way: () => sealTurn(scheduler.yield()),
		branch: (process?: number) => scheduler.branch(process),
		rejoin: () => scheduler.rejoin(),
		remind: (when: number, number: number) => scheduler.remind(when, number),
		reminders: () => scheduler.takeReminders().join(' '),
		is_expecting: () => scheduler.isExpecting,
		is_real: () => clock.mode === 'real',
		is_contended: () => scheduler.isContended,
		peek: () => clock.peek(),
		now: () => clock.read(),
		skip: (until: number) => {
			clock.skipTo(until)
		},
		rewind: (duration: number) => clock.rewind(duration),

		socket: () => network.socket(),
		socket_pair: () => network.pair().join(' '),
		bind: (fd: number, ip: string, port: number) => network.bind(fd, ip, port),
		listen: (fd: number) => network.listen(fd),
		connect: (fd: number, ip: string, port: number) => network.connect(fd, ip, port),
		accept: (fd: number) => network.accept(fd),
		send: (fd: number, bytes: string) => network.send(fd, bytes),
		receive: (fd: number, most: number, keep: boolean) => network.receive(fd, most, keep),
		fault: (fd: number) => network.fault(fd),
		address: (fd: number, far: boolean) => network.address(fd, far),
		shutdown: (fd: number, ways: number) => network.shutdown(fd, ways),
		close: (fd: number) => network.close(fd),
		resolve: (host: string) => network.resolve(host),
		is_ready: (fd: number, events: number) => network.isReady(fd, events),
		wait_for_one: (fd: number, until: number) => sealTurn(network.waitForOne(fd, moment(until))),

		poll_set: () => network.sets.open(),
		watch: (set: number, fd: number, events: number) =>
			network.sets.watch(set, fd, events < 0 ? undefined : events),
		forget_set: (set: number) => network.sets.forget(set),
		ready: (set: number) => network.ready(set),
		wait_for: (set: number, until: number) => sealTurn(network.waitFor(set, moment(until))),

		reason: () => attention.takeReasons(),
		still_at: (file: string, line: number) => {
			onPlace(file, line)
			const isWanted = soFar?.takeBeat() ?? false
			attention.turnAway(isWanted)
			return isWanted
		},
		so_far: (events: string, leftOut: number) => {
			attention.turnAway(false)
			soFar?.hear(events, leftOut)
		},
		exit: (status: number) => {
			onExit(status)
			// Its stack never goes on.
			return Object.freeze({ promise: new Promise<never>(() => undefined) })
		},
	})
}

function createProcessCalls({
	scheduler,
	network,
	processes,
	semaphores,
}: Pick<Kernel, 'scheduler' | 'network' | 'processes' | 'semaphores'>) {
	return {
		catch_up: () => sealTurn(scheduler.settle()),
		interrupt: (ident: number) => scheduler.wake(ident, wakes.interrupted),
		vanish: () => sealTurn(scheduler.vanish()),
		pipe: () => network.pipe().join(' '),
		copy: (fd: number) => network.copy(fd),
		give: (fd: number, process: number) => network.give(fd, process),

		process_enroll: () => processes.enroll(),
		process_start: () => processes.start().join(' '),
		process_end: (process: number, status: number) => processes.end(process, status),
		process_status: (process: number) => processes.status(process),
		process_children: () => processes.children().join(' '),
		process_reap: (process: number) => processes.reap(process),
		process_wait: (numbers: string) => sealTurn(processes.wait(numbers.split(' ').map(Number))),

		semaphore_create: (name: string, value: number, most: number) =>
			semaphores.create(name, value, most),
		semaphore_open: (name: string) => semaphores.open(name),
		semaphore_unlink: (name: string) => semaphores.unlink(name),
		semaphore_value: (handle: number) => semaphores.value(handle),
		semaphore_take: (handle: number) => semaphores.take(handle),
		semaphore_wait: (handle: number, until: number) =>
			sealTurn(semaphores.wait(handle, moment(until))),
		semaphore_release: (handle: number) => semaphores.release(handle),
	}
}

/** Nothing on it can be replaced, and it inherits nothing. */
function seal<Calls extends Record<string, (...args: never[]) => unknown>>(calls: Calls): Calls {
	for (const call of Object.values(calls)) Object.freeze(call)
	return Object.freeze(Object.setPrototypeOf(calls, null) as Calls)
}
