import { ByteQueue } from './byte-queue.ts'
import { everywhere } from './host-names.ts'

/** A far side that lives outside of Python: an origin of the lab web, or the way out. */
export interface Service {
	/** A connection is there; what it answers hears what the program sends. */
	connect(connection: Connection): ServiceSide
}

export interface ServiceSide {
	receive(bytes: string): void
	/** The program has closed its socket, and hears no more. */
	closed(): void
}

/** What a service does with one connection. */
export interface Connection {
	/** By its name, or by its address where it has none. */
	readonly host: string
	readonly port: number
	send(bytes: string): void
	close(): void
}

/** What can be waited for on a file descriptor: the bits of poll(2). */
export const pollIn = 1
export const pollOut = 4
/** Why a call on a socket failed; Python knows the numbers. Negative, so that no count is mistaken for one. */
export const faults = {
	wouldBlock: -1,
	refused: -2,
	notConnected: -3,
	broken: -4,
	reset: -5,
	inUse: -6,
	badDescriptor: -7,
	inProgress: -8,
	isConnected: -9,
	invalid: -10,
} as const

export interface Address {
	ip: string
	port: number
}

/** One side of a connection, or who listens for some. */
export interface Endpoint {
	fd: number
	state: 'new' | 'connecting' | 'connected' | 'listening' | 'closed'
	local: Address
	remote: Address | undefined
	readonly received: ByteQueue
	/** How much may lie there before it is read, in bytes. */
	readonly room: number
	/** Nothing more will be received. */
	ended: boolean
	/** Nothing more may be sent. */
	mute: boolean
	fault: number
	peer: Endpoint | ServiceSide | undefined
	readonly arrivals: Endpoint[]
	/** How to wake the threads that wait for something to happen here. */
	readonly watchers: Map<number, () => boolean>
}

/** Where a socket is that has no address yet. */
export const nowhere: Address = { ip: everywhere, port: 0 }

/** What one side may send before the other has read it, in bytes; an ordinary Linux lets about so much lie. */
export const rooms = { socket: 256 * 1024, pipe: 64 * 1024 } as const

/** A side that is connected to nothing yet; its descriptor is given by whoever holds them. */
export function createEndpoint(state: Endpoint['state'], room: number = rooms.socket): Endpoint {
	return {
		fd: 0,
		state,
		local: nowhere,
		remote: undefined,
		received: new ByteQueue(),
		room,
		ended: false,
		mute: false,
		fault: 0,
		peer: undefined,
		arrivals: [],
		watchers: new Map(),
	}
}

/** Which of the events have come. */
export function eventsOf(endpoint: Endpoint, events: number): number {
	const { received, ended, arrivals, fault, state, peer } = endpoint
	const readable = received.length > 0 || ended || arrivals.length > 0 || fault !== 0
	const full =
		peer !== undefined &&
		isEndpoint(peer) &&
		peer.state !== 'closed' &&
		peer.received.length >= peer.room
	const writable = (state === 'connected' && !full) || fault !== 0
	return (readable ? events & pollIn : 0) | (writable ? events & pollOut : 0)
}

/** Wakes whoever waits for something to happen there. */
export function notify({ watchers }: Endpoint): void {
	for (const wake of watchers.values()) wake()
	watchers.clear()
}

/** An address as text, by which it is found. */
export function keyOf({ ip, port }: Address): string {
	return `${ip}:${port}`
}

/** Whether the other side is a socket, too, and no service. */
export function isEndpoint(peer: Endpoint | ServiceSide): peer is Endpoint {
	return 'received' in peer
}
