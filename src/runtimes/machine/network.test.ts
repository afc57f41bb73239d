import { expect, test } from 'vitest'
import { openThreads, turn } from './fake-threads.ts'
import { faults, pollOut } from './endpoint.ts'
import { Network } from './network.ts'
import { wakes } from './scheduler.ts'

const room = 256 * 1024

function open() {
	const threads = openThreads()
	const network = new Network(threads.scheduler)
	/** A socket that has tried to connect there. */
	const connect = (port: number, ip = '127.0.0.1') => {
		const fd = network.socket()
		expect(network.connect(fd, ip, port)).toBe(faults.inProgress)
		threads.scheduler.fireDue()
		return fd
	}
	const listen = (port: number, ip = '127.0.0.1') => {
		const fd = network.socket()
		expect(network.bind(fd, ip, port)).toBe(0)
		expect(network.listen(fd)).toBe(0)
		return fd
	}
	const joined = () => {
		const server = listen(8000)
		const client = connect(8000)
		return { server, client, accepted: network.accept(server) }
	}
	return { ...threads, network, connect, listen, joined }
}

test('a connection carries bytes both ways', () => {
	const { network, joined } = open()
	const { client, accepted } = joined()
	expect(network.send(client, 'ping')).toBe(4)
	expect(network.receive(accepted, 100, false)).toBe('ping')
	expect(network.send(accepted, 'pong')).toBe(4)
	expect(network.receive(client, 2, false)).toBe('po')
	expect(network.receive(client, 100, false)).toBe('ng')
})

test('to connect takes until the next turn of the clock', () => {
	const { network, scheduler, listen } = open()
	listen(8000)
	const fd = network.socket()
	network.connect(fd, '127.0.0.1', 8000)
	expect(network.isReady(fd, pollOut)).toBe(false)
	expect(network.connect(fd, '127.0.0.1', 8000)).toBe(faults.inProgress)
	expect(network.send(fd, 'early')).toBe(faults.broken)
	scheduler.fireDue()
	expect(network.isReady(fd, pollOut)).toBe(true)
	expect(network.fault(fd)).toBe(0)
	expect(network.connect(fd, '127.0.0.1', 8000)).toBe(faults.isConnected)
})

test('where nobody listens the connection is refused, and the socket may try again', () => {
	const { network, scheduler, connect, listen } = open()
	const fd = connect(8000)
	expect(network.isReady(fd, pollOut)).toBe(true)
	expect(network.fault(fd)).toBe(faults.refused)
	expect(network.fault(fd)).toBe(0)
	expect(network.send(fd, 'x')).toBe(faults.broken)
	listen(8000)
	expect(network.connect(fd, '127.0.0.1', 8000)).toBe(faults.inProgress)
	scheduler.fireDue()
	expect(network.send(fd, 'x')).toBe(1)
})

test('both sides know both addresses', () => {
	const { network, joined } = open()
	const { client, accepted, server } = joined()
	expect(network.address(accepted, false)).toBe('127.0.0.1 8000')
	expect(network.address(client, true)).toBe('127.0.0.1 8000')
	expect(network.address(accepted, true)).toBe(network.address(client, false))
	expect(network.address(server, true)).toBe('')
	expect(network.address(77, false)).toBe('')
})

test('connections are accepted in the order in which they came', () => {
	const { network, connect, listen } = open()
	const server = listen(8000)
	expect(network.accept(server)).toBe(faults.wouldBlock)
	const clients = [connect(8000), connect(8000)]
	for (const client of clients) {
		const accepted = network.accept(server)
		expect(network.address(accepted, true)).toBe(network.address(client, false))
	}
	expect(network.accept(server)).toBe(faults.wouldBlock)
})

test('a socket that listens everywhere is reached at every address of the machine', () => {
	const { network, connect, listen } = open()
	const server = listen(8000, '0.0.0.0')
	for (const ip of ['127.0.0.1', '127.0.0.9', '0.0.0.0']) {
		expect(network.fault(connect(8000, ip))).toBe(0)
		expect(network.accept(server)).toBeGreaterThan(0)
	}
	expect(network.fault(connect(8000, '10.1.1.1'))).toBe(faults.refused)
})

test('a port belongs to one socket until that is closed', () => {
	const { network, listen } = open()
	const server = listen(8000)
	const other = network.socket()
	expect(network.bind(other, '127.0.0.1', 8000)).toBe(faults.inUse)
	network.close(server)
	expect(network.bind(other, '127.0.0.1', 8000)).toBe(0)
	expect(network.bind(other, '127.0.0.1', 8001)).toBe(faults.invalid)
	expect(network.bind(network.socket(), '127.0.0.1', 8000)).toBe(faults.inUse)
})

test('a port that is free again is taken without delay, though connections of it live on', () => {
	const { network, joined } = open()
	const { server, client, accepted } = joined()
	network.close(server)
	expect(network.bind(network.socket(), '127.0.0.1', 8000)).toBe(0)
	expect(network.send(client, 'still there')).toBe(11)
	expect(network.receive(accepted, 99, false)).toBe('still there')
})

test('port 0 is whichever is free, and stays a port however many were given', () => {
	const { network, listen } = open()
	listen(40_005, '0.0.0.0')
	const seen = new Set<number>()
	for (let i = 0; i < 26_000; i++) {
		const fd = network.socket()
		network.bind(fd, '127.0.0.1', 0)
		const port = Number(network.address(fd, false).split(' ')[1])
		seen.add(port)
		network.close(fd)
	}
	expect(Math.min(...seen)).toBeGreaterThan(1023)
	expect(Math.max(...seen)).toBeLessThan(65_536)
	expect(seen.has(40_005)).toBe(false)
})

test('who sends faster than the other reads has to wait', () => {
	const { network, joined } = open()
	const { client, accepted } = joined()
	const bytes = 'x'.repeat(room + 10)
	expect(network.send(client, bytes)).toBe(room)
	expect(network.send(client, 'more')).toBe(faults.wouldBlock)
	expect(network.isReady(client, pollOut)).toBe(false)
	expect(network.receive(accepted, 100, false)).toHaveLength(100)
	expect(network.isReady(client, pollOut)).toBe(true)
	expect(network.send(client, bytes)).toBe(100)
})

test('a reader that makes room wakes who waited to send', async () => {
	const { network, joined, start, scheduler, said } = open()
	const { client, accepted } = joined()
	network.send(client, 'x'.repeat(room))
	start(async () => {
		said.push(`wake ${await turn(network.waitForOne(client, undefined))}`)
	})
	await turn(scheduler.yield())
	network.receive(accepted, 1, true)
	await turn(scheduler.yield())
	expect(said).toEqual([])
	network.receive(accepted, 1, false)
	await turn(scheduler.yield())
	expect(said).toEqual([`wake ${wakes.woken}`])
})

test('a reader that leaves wakes who waited to send, also after it closed its own half', async () => {
	const { network, joined, start, scheduler, said } = open()
	const { client, accepted } = joined()
	network.shutdown(accepted, 2)
	network.send(client, 'x'.repeat(room))
	start(async () => {
		await turn(network.waitForOne(client, undefined))
		said.push(`ready ${network.isReady(client, pollOut)}`, `send ${network.send(client, 'y')}`)
	})
	await turn(scheduler.yield())
	network.close(accepted)
	await turn(scheduler.yield())
	expect(said).toEqual(['ready true', `send ${faults.broken}`])
})

test('a half that is closed can still be heard on the other', () => {
	const { network, joined } = open()
	const { client, accepted } = joined()
	network.send(client, 'last words')
	expect(network.shutdown(client, 2)).toBe(0)
	expect(network.send(client, 'x')).toBe(faults.broken)
	expect(network.receive(accepted, 99, false)).toBe('last words')
	expect(network.receive(accepted, 99, false)).toBe('')
	expect(network.send(accepted, 'answer')).toBe(6)
	expect(network.receive(client, 99, false)).toBe('answer')
	expect(network.receive(client, 99, false)).toBe(faults.wouldBlock)
})

test('who stops reading gets what had come, and then the end', () => {
	const { network, joined } = open()
	const { client, accepted } = joined()
	network.send(accepted, 'had come')
	network.shutdown(client, 1)
	expect(network.receive(client, 99, false)).toBe('had come')
	expect(network.receive(client, 99, false)).toBe('')
	expect(network.shutdown(network.socket(), 1)).toBe(faults.notConnected)
})

test('after the other has closed, what it sent is read, then the end, and nothing can be sent', () => {
	const { network, joined } = open()
	const { client, accepted } = joined()
	network.send(accepted, 'bye')
	network.close(accepted)
	expect(network.receive(client, 99, false)).toBe('bye')
	expect(network.receive(client, 99, false)).toBe('')
	expect(network.send(client, 'x')).toBe(faults.broken)
	expect(network.isReady(client, pollOut)).toBe(true)
})

test('who looks ahead takes nothing away', () => {
	const { network } = open()
	const [one, other] = network.pair()
	network.send(one, 'abc')
	expect(network.receive(other, 2, true)).toBe('ab')
	expect(network.receive(other, 9, false)).toBe('abc')
})

test('a pair is joined from the start, and has no names', () => {
	const { network } = open()
	const [one, other] = network.pair()
	network.send(one, 'there')
	network.send(other, 'back')
	expect(network.receive(other, 9, false)).toBe('there')
	expect(network.receive(one, 9, false)).toBe('back')
	expect(network.address(one, true)).toBe('0.0.0.0 0')
})

test('who closes a listening socket hangs up on those that were not accepted', () => {
	const { network, connect, listen } = open()
	const server = listen(8000)
	const client = connect(8000)
	network.close(server)
	expect(network.receive(client, 9, false)).toBe('')
	expect(network.fault(connect(8000))).toBe(faults.refused)
})

test('a socket that is closed while it connects connects to nobody', () => {
	const { network, listen, scheduler } = open()
	const server = listen(8000)
	const fd = network.socket()
	network.connect(fd, '127.0.0.1', 8000)
	network.close(fd)
	scheduler.fireDue()
	expect(network.accept(server)).toBe(faults.wouldBlock)
})

test('a socket that listens does not connect, and one that is connected does not listen', () => {
	const { network, joined } = open()
	const { server, client } = joined()
	expect(network.connect(server, '127.0.0.1', 8000)).toBe(faults.invalid)
	expect(network.listen(client)).toBe(faults.invalid)
	expect(network.accept(client)).toBe(faults.invalid)
	expect(network.listen(server)).toBe(0)
})

test('a number that is no socket is a bad descriptor for every call', () => {
	const { network } = open()
	const fd = network.socket()
	network.close(fd)
	const answers = [
		network.bind(fd, '127.0.0.1', 1),
		network.listen(fd),
		network.connect(fd, '127.0.0.1', 1),
		network.accept(fd),
		network.send(fd, 'x'),
		network.receive(fd, 1, false),
		network.fault(fd),
		network.shutdown(fd, 3),
		network.close(fd),
	]
	expect(new Set(answers)).toEqual(new Set([faults.badDescriptor]))
})

test('a reset network has no sockets, no ports and no names', () => {
	const { network, joined } = open()
	const { client } = joined()
	network.serve('api.example', 80, { connect: () => ({ receive: ignore, closed: ignore }) })
	network.reset()
	expect(network.send(client, 'x')).toBe(faults.badDescriptor)
	expect(network.resolve('api.example')).toBe('')
	expect(network.bind(network.socket(), '127.0.0.1', 8000)).toBe(0)
})

function ignore() {
	// For tests in which nobody listens.
}
