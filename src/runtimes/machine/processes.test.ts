import { expect, test } from 'vitest'
import { openThreads, second, turn } from './fake-threads.ts'
import { faults } from './endpoint.ts'
import { Network } from './network.ts'
import { processFaults, Processes } from './processes.ts'
import { mainProcess } from './scheduler.ts'

function open() {
	const threads = openThreads()
	const network = new Network(threads.scheduler)
	return { ...threads, network, processes: new Processes(threads.scheduler, network) }
}

test('processes are numbered after the first', () => {
	const { processes } = open()
	expect([processes.start()[0], processes.start()[0]]).toEqual([mainProcess + 1, mainProcess + 2])
	expect(processes.children()).toEqual([mainProcess + 1, mainProcess + 2])
})

test('its parent hears how it ended, once', () => {
	const { processes } = open()
	const [process] = processes.start()
	expect(processes.status(process)).toBe(processFaults.running)
	processes.end(process, 3 << 8)
	processes.end(process, 9)
	expect(processes.status(process)).toBe(3 << 8)
	processes.reap(process)
	expect(processes.status(process)).toBe(processFaults.noChild)
})

test('who waits for one of several is woken by the first that ends', async () => {
	const { processes, start, scheduler, said, seconds } = open()
	const [one] = processes.start()
	const [other] = processes.start()
	start(async () => {
		await turn(scheduler.park(second))
		processes.end(other, 0)
	})
	await turn(processes.wait([one, other]))
	said.push(`${processes.status(one)} ${processes.status(other)} after ${seconds()}`)
	expect(said).toEqual(['-1 0 after 1'])
})

test('what a process had is closed when it ends, unless it was handed on', () => {
	const { processes, network, scheduler } = open()
	const [process] = processes.start()
	const [reader, writer] = network.pipe()
	const copy = network.copy(writer)
	network.give(copy, process)
	network.close(writer)
	scheduler.fireDue()
	expect(network.receive(reader, 1, false)).toBe(faults.wouldBlock)
	processes.end(process, 0)
	expect(network.receive(reader, 1, false)).toBe('')
})

test('a pipe holds 64 KB, and goes one way', () => {
	const { network } = open()
	const [reader, writer] = network.pipe()
	expect(network.send(writer, 'x'.repeat(100_000))).toBe(65_536)
	expect(network.send(writer, 'x')).toBe(faults.wouldBlock)
	expect(network.send(reader, 'x')).toBe(faults.broken)
})

test('nobody else’s children are told about', () => {
	const { processes } = open()
	expect(processes.status(1)).toBe(processFaults.noChild)
})

test('after a reset the numbers begin again', () => {
	const { processes } = open()
	processes.start()
	processes.reset()
	expect(processes.start()[0]).toBe(mainProcess + 1)
})
