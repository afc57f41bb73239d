import { Descriptors } from './descriptors.ts'
import { everywhere, HostNames, isOwn } from './host-names.ts'
import {
	createEndpoint,
	eventsOf,
	faults,
	isEndpoint,
	keyOf,
	notify,
	nowhere,
	rooms,
	type Address,
	type Connection,
	type Endpoint,
	type Service,
} from './endpoint.ts'
import { PollSets } from './poll-sets.ts'
import { mainProcess, type Scheduler, type Turn, type Wake } from './scheduler.ts'

/** What poll(2) says of a descriptor that nobody has. */
const pollInvalid = 32

const firstDescriptor = 1_000

/** The ports that are given to who does not ask for a certain one. */
const freePorts = { first: 40_000, last: 60_999 } as const

/** A loopback network: what programs inside the machine say to each other and to services. */
export class Network {
	readonly #scheduler: Scheduler
	readonly #endpoints = new Descriptors<Endpoint>(firstDescriptor)
	readonly #listeners = new Map<string, Endpoint>()
	readonly #bound = new Map<string, Endpoint>()
	readonly #services = new Map<string, Service>()
	readonly #served = new Set<string>()
	readonly #names = new HostNames()
	/** What programs wait for together. */
	readonly sets = new PollSets()
	#port: number = freePorts.first

	/** Asked about a host that nobody serves and that is not the machine itself; answers what stands there. */
	onUnknownHost: ((host: string) => Service | undefined) | undefined

	constructor(scheduler: Scheduler) {
		this.#scheduler = scheduler
	}

	/** From now on connections to that host and port reach the service. */
	serve(host: string, port: number, service: Service): void {
		const ip = this.#names.give(host)
		this.#served.add(ip)
		this.#services.set(keyOf({ ip, port }), service)
	}

	/** Forgets every name, service and socket. */
	reset(): void {
		this.#endpoints.clear()
		this.#listeners.clear()
		this.#bound.clear()
		this.#services.clear()
		this.#served.clear()
		this.#names.clear()
		this.sets.clear()
		this.onUnknownHost = undefined
		this.#port = freePorts.first
	}

	/** The address of a host, or nothing when there is no such host. */
	resolve(host: string): string {
		const known = this.#names.find(host)
		if (known !== undefined) return known
		return this.onUnknownHost?.(host.toLowerCase()) ? this.#names.give(host) : ''
	}

	socket(): number {
		return this.#open('new').fd
	}

	pair(): [number, number] {
		const [one, other] = [this.#open('connected'), this.#open('connected')]
		one.peer = other
		other.peer = one
		one.remote = other.remote = nowhere
		return [one.fd, other.fd]
	}

	/** A pair of which the first only receives, and the second only sends. */
	pipe(): [number, number] {
		// A process that runs to its end at once has nobody who reads meanwhile.
		const room = this.#scheduler.canSwitch ? rooms.pipe : Infinity
		const [reader, writer] = [this.#open('connected', room), this.#open('connected', room)]
		reader.peer = writer
		writer.peer = reader
		reader.mute = true
		return [reader.fd, writer.fd]
	}

	/** Another descriptor for the same, of the running process. */
	copy(fd: number): number {
		const endpoint = this.#endpoints.get(fd)
		return endpoint ? this.#endpoints.open(endpoint, this.#scheduler.process) : faults.badDescriptor
	}

	/** Hands a descriptor to another process. */
	give(fd: number, process: number): void {
		this.#endpoints.give(fd, process)
	}

	bind(fd: number, ip: string, port: number): number {
		const endpoint = this.#endpoints.get(fd)
		if (!endpoint) return faults.badDescriptor
		if (endpoint.local.port !== 0) return faults.invalid
		const local = { ip, port: port === 0 ? this.#freePort() : port }
		if (this.#isTaken(local)) return faults.inUse
		endpoint.local = local
		this.#bound.set(keyOf(local), endpoint)
		return 0
	}

	listen(fd: number): number {
		const endpoint = this.#endpoints.get(fd)
		if (!endpoint) return faults.badDescriptor
		if (endpoint.state !== 'new' && endpoint.state !== 'listening') return faults.invalid
		if (endpoint.local.port === 0) endpoint.local = { ip: everywhere, port: this.#freePort() }
		const key = keyOf(endpoint.local)
		if ((this.#listeners.get(key) ?? endpoint) !== endpoint) return faults.inUse
		endpoint.state = 'listening'
		this.#listeners.set(key, endpoint)
		return 0
	}

	/** Begins to connect: whether it succeeded shows when the socket can be written, and in `fault`. */
	connect(fd: number, ip: string, port: number): number {
		const endpoint = this.#endpoints.get(fd)
		if (!endpoint) return faults.badDescriptor
		if (endpoint.state === 'connected') return faults.isConnected
		if (endpoint.state === 'connecting') return faults.inProgress
		if (endpoint.state !== 'new') return faults.invalid
		endpoint.state = 'connecting'
		this.#scheduler.after(0, () => this.#establish(endpoint, { ip, port }))
		return faults.inProgress
	}

	/** The other end of a connection that has arrived, or `wouldBlock`. */
	accept(fd: number): number {
		const endpoint = this.#endpoints.get(fd)
		if (!endpoint) return faults.badDescriptor
		if (endpoint.state !== 'listening') return faults.invalid
		const arrival = endpoint.arrivals.shift()
		if (!arrival) return faults.wouldBlock
		this.#endpoints.give(arrival.fd, this.#scheduler.process)
		return arrival.fd
	}

	/** Sends what there is room for and answers how many bytes that were. */
	send(fd: number, bytes: string): number {
		const endpoint = this.#endpoints.get(fd)
		if (!endpoint) return faults.badDescriptor
		if (endpoint.mute) return faults.broken
		const { peer } = endpoint
		if (endpoint.state !== 'connected' || !peer) return faults.broken
		if (!isEndpoint(peer)) {
			if (endpoint.ended) return faults.reset
			// On the next turn of the clock: a service never answers inside of the call.
			this.#scheduler.after(0, () => peer.receive(bytes))
			return bytes.length
		}
		if (peer.state === 'closed') return faults.broken
		const free = peer.room - peer.received.length
		if (free <= 0) return faults.wouldBlock
		const arrive = () => {
			peer.received.push(bytes.slice(0, free))
			notify(peer)
		}
		// Who runs in a time of its own is heard by others when theirs has come so far.
		if (
			this.#scheduler.isProcessApart &&
			this.#endpoints.ownerOf(peer.fd) !== this.#scheduler.process
		)
			this.#scheduler.defer(arrive)
		else arrive()
		return Math.min(free, bytes.length)
	}

	/** What has arrived, `''` at the end of it, or a fault. */
	receive(fd: number, most: number, keep: boolean): string | number {
		const endpoint = this.#endpoints.get(fd)
		if (!endpoint) return faults.badDescriptor
		const { received, peer } = endpoint
		if (received.length > 0) {
			if (keep) return received.peek(most)
			const wasFull = received.length >= endpoint.room
			const bytes = received.take(most)
			if (wasFull && peer && isEndpoint(peer)) notify(peer)
			return bytes
		}
		if (endpoint.ended) return ''
		return endpoint.state === 'connected' ? faults.wouldBlock : faults.notConnected
	}

	/** How the last attempt to connect failed; reading it clears it. */
	fault(fd: number): number {
		const endpoint = this.#endpoints.get(fd)
		if (!endpoint) return faults.badDescriptor
		const { fault } = endpoint
		endpoint.fault = 0
		return fault
	}

	/** The address of this side or, with `far`, of the other, as `ip port`; `''` when there is none. */
	address(fd: number, far: boolean): string {
		const endpoint = this.#endpoints.get(fd)
		const address = far ? endpoint?.remote : endpoint?.local
		return address ? `${address.ip} ${address.port}` : ''
	}

	/** Closes one direction or both: the bits 1 (reading) and 2 (writing). */
	shutdown(fd: number, ways: number): number {
		const endpoint = this.#endpoints.get(fd)
		if (!endpoint) return faults.badDescriptor
		if (endpoint.state !== 'connected') return faults.notConnected
		if (ways & 2 && !endpoint.mute) {
			endpoint.mute = true
			// A service has heard all of the request by then; it is told when nobody listens any more.
			if (endpoint.peer && isEndpoint(endpoint.peer)) this.#hangUp(endpoint)
		}
		if (ways & 1) {
			endpoint.ended = true
			notify(endpoint)
		}
		return 0
	}

	/** Takes a descriptor away; with the last one for it, the socket is closed. */
	close(fd: number): number {
		if (!this.#endpoints.get(fd)) return this.#endpoints.wasLeft(fd) ? 0 : faults.badDescriptor
		const endpoint = this.#endpoints.close(fd)
		if (endpoint) this.#scheduler.defer(() => this.#end(endpoint))
		return 0
	}

	/** A process has ended: what it had is closed. */
	closeAll(process: number): void {
		for (const endpoint of this.#endpoints.leave(process)) this.#end(endpoint)
	}

	#end(endpoint: Endpoint): void {
		if (this.#bound.get(keyOf(endpoint.local)) === endpoint)
			this.#bound.delete(keyOf(endpoint.local))
		if (endpoint.state === 'listening') {
			this.#listeners.delete(keyOf(endpoint.local))
			for (const arrival of endpoint.arrivals) this.close(arrival.fd)
		}
		const { state } = endpoint
		endpoint.state = 'closed'
		if (state === 'connected') this.#hangUp(endpoint)
		notify(endpoint)
	}

	/** What is ready in a set, as `fd events fd events …`. */
	ready(set: number): string {
		let found = ''
		for (const [fd, events] of this.sets.of(set)) {
			const now = this.#eventsOf(fd, events)
			if (now !== 0) found += `${found === '' ? '' : ' '}${fd} ${now}`
		}
		return found
	}

	/**
	 * Parks the running thread until something in the set may be ready, or the moment comes.
	 * Whoever calls it has found nothing ready.
	 */
	waitFor(set: number, until: number | undefined): Wake | Turn {
		const { current } = this.#scheduler
		const waker = this.#scheduler.waker()
		for (const fd of this.sets.of(set).keys()) this.#endpoints.get(fd)?.watchers.set(current, waker)
		return this.#scheduler.park(until)
	}

	/** The same for one descriptor; 0 events wait for nothing but the moment. */
	waitForOne(fd: number, until: number | undefined): Wake | Turn {
		const { current } = this.#scheduler
		this.#endpoints.get(fd)?.watchers.set(current, this.#scheduler.waker())
		return this.#scheduler.park(until)
	}

	/** Whether any of the events has come on that descriptor. */
	isReady(fd: number, events: number): boolean {
		return this.#eventsOf(fd, events) !== 0
	}

	#eventsOf(fd: number, events: number): number {
		const endpoint = this.#endpoints.get(fd)
		return endpoint ? eventsOf(endpoint, events) : pollInvalid
	}

	#establish(endpoint: Endpoint, to: Address): void {
		if (endpoint.state !== 'connecting') return
		const listener = this.#listenerAt(to)
		const service = this.#services.get(keyOf(to)) ?? (listener ? undefined : this.#beyond(to.ip))
		if (!service && !listener) {
			endpoint.state = 'new'
			endpoint.fault = faults.refused
			return notify(endpoint)
		}
		if (endpoint.local.port === 0) endpoint.local = { ip: '127.0.0.1', port: this.#freePort() }
		endpoint.remote = to
		endpoint.state = 'connected'
		if (service) endpoint.peer = service.connect(this.#connectionOf(endpoint, to))
		else if (listener) {
			const other = this.#open('connected')
			this.#endpoints.give(other.fd, this.#endpoints.ownerOf(listener.fd) ?? mainProcess)
			other.local = to
			other.remote = endpoint.local
			other.peer = endpoint
			endpoint.peer = other
			listener.arrivals.push(other)
			notify(listener)
		}
		notify(endpoint)
	}

	/** What stands at an address that nobody in the machine has. */
	#beyond(ip: string): Service | undefined {
		if (isOwn(ip) || this.#served.has(ip)) return undefined
		return this.onUnknownHost?.(this.#names.nameOf(ip))
	}

	#connectionOf(endpoint: Endpoint, { ip, port }: Address): Connection {
		return {
			host: this.#names.nameOf(ip),
			port,
			send: (bytes) => {
				if (endpoint.state === 'closed') return
				endpoint.received.push(bytes)
				notify(endpoint)
			},
			close: () => {
				endpoint.ended = true
				notify(endpoint)
			},
		}
	}

	#hangUp({ peer }: Endpoint): void {
		if (!peer) return
		if (!isEndpoint(peer)) {
			this.#scheduler.after(0, () => peer.closed())
			return
		}
		peer.ended = true
		notify(peer)
	}

	#listenerAt({ ip, port }: Address): Endpoint | undefined {
		const places = isOwn(ip) ? [ip, '127.0.0.1', everywhere] : [ip]
		for (const place of places) {
			const found = this.#listeners.get(keyOf({ ip: place, port }))
			if (found) return found
		}
		return undefined
	}

	#open(state: Endpoint['state'], room?: number): Endpoint {
		const endpoint = createEndpoint(state, room)
		endpoint.fd = this.#endpoints.open(endpoint, this.#scheduler.process)
		return endpoint
	}

	/** Whether somebody listens there, or is about to. */
	#isTaken(address: Address): boolean {
		return this.#bound.has(keyOf(address)) || this.#listenerAt(address) !== undefined
	}

	#freePort(): number {
		for (;;) {
			const port = this.#port
			this.#port = port === freePorts.last ? freePorts.first : port + 1
			if (!this.#isTaken({ ip: everywhere, port })) return port
		}
	}
}
