import { expect, test } from 'vitest'
import { openThreads } from './fake-threads.ts'
import { HostNames } from './host-names.ts'
import { faults, pollIn, type Connection, type Service } from './endpoint.ts'
import { Network } from './network.ts'

function open() {
	const { scheduler } = openThreads()
	const network = new Network(scheduler)
	const connections: Connection[] = []
	const heard: string[] = []
	const service: Service = {
		connect: (connection) => {
			connections.push(connection)
			return {
				receive: (bytes) => heard.push(bytes),
				closed: () => heard.push('(closed)'),
			}
		},
	}
	const connect = (host: string, port: number) => {
		const fd = network.socket()
		network.connect(fd, network.resolve(host), port)
		scheduler.fireDue()
		return fd
	}
	return { scheduler, network, connections, heard, service, connect }
}

test('a service is reached by the name of its host, and is told the name', () => {
	const { network, connections, service, connect } = open()
	network.serve('api.example', 8080, service)
	expect(network.fault(connect('api.example', 8080))).toBe(0)
	expect(connections).toMatchObject([{ host: 'api.example', port: 8080 }])
	expect(network.fault(connect('api.example', 80))).toBe(faults.refused)
})

test('a service hears what is sent on the next turn of the clock, never inside of the call', () => {
	const { network, scheduler, heard, service, connect } = open()
	network.serve('api.example', 80, service)
	const fd = connect('api.example', 80)
	expect(network.send(fd, 'hello')).toBe(5)
	expect(heard).toEqual([])
	scheduler.fireDue()
	expect(heard).toEqual(['hello'])
})

test('what a service sends can be read, and its end is the end', () => {
	const { network, connections, service, connect } = open()
	network.serve('api.example', 80, service)
	const fd = connect('api.example', 80)
	expect(network.isReady(fd, pollIn)).toBe(false)
	connections[0]?.send('answer')
	connections[0]?.close()
	expect(network.isReady(fd, pollIn)).toBe(true)
	expect(network.receive(fd, 99, false)).toBe('answer')
	expect(network.receive(fd, 99, false)).toBe('')
	expect(network.send(fd, 'more')).toBe(faults.reset)
})

test('a service is told when the program closes, after all that was sent', () => {
	const { network, scheduler, connections, heard, service, connect } = open()
	network.serve('api.example', 80, service)
	const fd = connect('api.example', 80)
	network.send(fd, 'last words')
	network.close(fd)
	scheduler.fireDue()
	expect(heard).toEqual(['last words', '(closed)'])
	expect(() => connections[0]?.send('too late')).not.toThrow()
})

test('a program that only closes its own half still hears the answer', () => {
	const { network, scheduler, connections, heard, service, connect } = open()
	network.serve('api.example', 80, service)
	const fd = connect('api.example', 80)
	network.send(fd, 'question')
	network.shutdown(fd, 2)
	scheduler.fireDue()
	expect(heard).toEqual(['question'])
	connections[0]?.send('answer')
	expect(network.receive(fd, 99, false)).toBe('answer')
	network.close(fd)
	scheduler.fireDue()
	expect(heard).toEqual(['question', '(closed)'])
})

test('a host can be served on several ports, and each host has an address of its own', () => {
	const { network, service } = open()
	network.serve('a.example', 80, service)
	network.serve('a.example', 443, service)
	network.serve('b.example', 80, service)
	expect(network.resolve('a.example')).toMatch(/^10\./)
	expect(network.resolve('a.example')).not.toBe(network.resolve('b.example'))
})

test('a host that nobody serves has no address', () => {
	const { network } = open()
	expect(network.resolve('nowhere.example')).toBe('')
})

test('the machine itself can be served too', () => {
	const { network, connections, service, connect } = open()
	network.serve('localhost', 9000, service)
	expect(network.fault(connect('127.0.0.1', 9000))).toBe(0)
	expect(connections).toHaveLength(1)
})

test('a host that nobody serves is asked about, by its name and on any port', () => {
	const { network, connections, service, connect } = open()
	const asked: string[] = []
	network.onUnknownHost = (host) => {
		asked.push(host)
		return host.endsWith('.example') ? service : undefined
	}
	expect(network.fault(connect('Beyond.example', 8123))).toBe(0)
	expect(network.resolve('nowhere.test')).toBe('')
	expect(asked).toEqual(['beyond.example', 'beyond.example', 'nowhere.test'])
	expect(connections).toMatchObject([{ host: 'beyond.example', port: 8123 }])
})

test('an address that nobody in the machine has is asked about', () => {
	const { network, connections, service, connect } = open()
	network.onUnknownHost = () => service
	expect(network.fault(connect('192.0.2.7', 80))).toBe(0)
	expect(connections).toMatchObject([{ host: '192.0.2.7', port: 80 }])
})

test('neither the machine itself nor a host that is served is asked about', () => {
	const { network, service, connect } = open()
	network.serve('api.example', 80, service)
	network.onUnknownHost = () => service
	expect(network.fault(connect('api.example', 8080))).toBe(faults.refused)
	expect(network.fault(connect('127.0.0.1', 8080))).toBe(faults.refused)
	expect(network.fault(connect('localhost', 8080))).toBe(faults.refused)
})

test('names are the same in capitals, and keep their addresses', () => {
	const names = new HostNames()
	const ip = names.give('Api.Example')
	expect(names.give('api.example')).toBe(ip)
	expect(names.find('API.EXAMPLE')).toBe(ip)
	expect(names.nameOf(ip)).toBe('api.example')
	names.clear()
	expect(names.find('api.example')).toBeUndefined()
	expect(names.nameOf(ip)).toBe(ip)
})

test('an address stands for itself, and what only looks like one is a name', () => {
	const names = new HostNames()
	expect(names.find('192.0.2.1')).toBe('192.0.2.1')
	expect(names.find('999.0.2.1')).toBeUndefined()
	expect(names.find('localhost')).toBe('127.0.0.1')
	expect(names.find('')).toBe('0.0.0.0')
})

test('a thousand hosts have a thousand addresses', () => {
	const names = new HostNames()
	const given = new Set<string>()
	for (let i = 0; i < 1_000; i++) given.add(names.give(`h${i}.example`))
	expect(given.size).toBe(1_000)
	expect([...given].every((ip) => names.find(ip) === ip)).toBe(true)
})
