import { afterEach, expect, test } from 'vitest'
import { Comlink } from '../../../node_modules/@webcontainer/api/dist/vendor/index.js'
import { createWire } from './wire.ts'

// Both ends speak the client's own copy of Comlink, over real message ports.

const opened: MessagePort[] = []
afterEach(() => {
	for (const port of opened.splice(0)) port.close()
})

/** The far side: what a frame exposes, and the port it would send. */
function frame(object: object): MessagePort {
	const { port1, port2 } = new MessageChannel()
	opened.push(port1, port2)
	Comlink.expose(object, port1)
	return port2
}

function client<T>(port: MessagePort) {
	opened.push(port)
	return Comlink.wrap<T>(port)
}

interface Greeter {
	greet(name: string): string
	never(): Promise<string>
	build(): { tell(): string; wait(): Promise<string> }
	listen(hear: (text: string) => void): void
}

const never = () => new Promise<string>(() => undefined)

function greeter(name: string): Greeter {
	return {
		greet: (whom) => `${name} greets ${whom}`,
		never,
		build: () => Comlink.proxy({ tell: () => name, wait: never }),
		listen: (hear) => {
			hear(`${name} is heard`)
		},
	}
}

test('a call crosses the wire, and its answer comes back', async () => {
	const wire = createWire()
	wire.attach(frame(greeter('one')))
	await expect(client<Greeter>(wire.near).greet('you')).resolves.toBe('one greets you')
})

test('what is asked before there is a frame is asked when there is one', async () => {
	const wire = createWire()
	const answer = client<Greeter>(wire.near).greet('you')
	wire.attach(frame(greeter('one')))
	await expect(answer).resolves.toBe('one greets you')
})

test('objects and listeners cross in both directions', async () => {
	const wire = createWire()
	wire.attach(frame(greeter('one')))
	const remote = client<Greeter>(wire.near)
	const built = await remote.build()
	await expect(built.tell()).resolves.toBe('one')
	const heard = await new Promise<string>((resolve) => {
		void remote.listen(Comlink.proxy(resolve))
	})
	expect(heard).toBe('one is heard')
})

test('output that is cut in the middle of a character arrives whole', async () => {
	const wire = createWire()
	const bytes = new TextEncoder().encode('1 €')
	const write = async (hear: (piece: Uint8Array) => void) => {
		hear(bytes.slice(0, 3))
		hear(bytes.slice(3))
	}
	wire.attach(frame({ write }))
	const pieces: string[] = []
	const heard = new Promise<void>((resolve) => {
		const hear = (piece: Uint8Array) => {
			// As the client does it: piece by piece.
			pieces.push(new TextDecoder().decode(piece))
			if (pieces.length === 2) resolve()
		}
		void client<{ write: typeof write }>(wire.near).write(Comlink.proxy(hear))
	})
	await heard
	expect(pieces).toEqual(['1 ', '€'])
})

test('cutting the wire ends a call that would wait for ever', async () => {
	const wire = createWire()
	wire.attach(frame(greeter('one')))
	const remote = client<Greeter>(wire.near)
	const built = await remote.build()
	const waiting = Promise.allSettled([remote.never(), built.wait()])
	// One answered call after them proves that they have arrived.
	await remote.greet('you')
	await expect(built.tell()).resolves.toBe('one')
	wire.cut('the frame is gone')
	expect((await waiting).map((each) => each.status === 'rejected' && String(each.reason))).toEqual([
		'Error: the frame is gone',
		'Error: the frame is gone',
	])
})

test('what waits for a frame ends with the cut, too', async () => {
	const wire = createWire()
	const answer = client<Greeter>(wire.near).greet('you')
	// A second wire's round trip: by then the first one's message has arrived as well.
	const other = createWire()
	other.attach(frame(greeter('two')))
	await client<Greeter>(other.near).greet('you')
	wire.cut('no frame came')
	await expect(answer).rejects.toThrow('no frame came')
})

test('after the cut, calls on what it held are answered with nothing', async () => {
	const wire = createWire()
	wire.attach(frame(greeter('one')))
	const built = await client<Greeter>(wire.near).build()
	wire.cut('the frame is gone')
	await expect(built.tell()).resolves.toBeUndefined()
})

test('a cut wire leads on to the next frame', async () => {
	const wire = createWire()
	wire.attach(frame(greeter('one')))
	const remote = client<Greeter>(wire.near)
	await remote.greet('you')
	wire.cut('the frame is gone')
	const answer = remote.greet('you')
	wire.attach(frame(greeter('two')))
	await expect(answer).resolves.toBe('two greets you')
})

test('a frame that is loaded anew by itself ends what the old one was asked', async () => {
	const wire = createWire()
	wire.attach(frame(greeter('one')))
	const remote = client<Greeter>(wire.near)
	const waiting = remote.never()
	await remote.greet('you')
	wire.attach(frame(greeter('two')))
	await expect(waiting).rejects.toThrow('loaded anew')
	await expect(remote.greet('you')).resolves.toBe('two greets you')
})
