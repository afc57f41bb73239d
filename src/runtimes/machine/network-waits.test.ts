import { expect, test } from 'vitest'
import { openThreads, second, turn } from './fake-threads.ts'
import { faults, pollIn, pollOut } from './endpoint.ts'
import { Network } from './network.ts'
import { wakes } from './scheduler.ts'

function open() {
	const threads = openThreads()
	const network = new Network(threads.scheduler)
	const server = network.socket()
	network.bind(server, '127.0.0.1', 8000)
	network.listen(server)
	const client = network.socket()
	network.connect(client, '127.0.0.1', 8000)
	threads.scheduler.fireDue()
	return { ...threads, network, server, client, accepted: network.accept(server) }
}

test('who waited for one socket is not woken by it while it waits for something else', async () => {
	const { network, start, scheduler, said } = open()
	const [one, other] = network.pair()
	start(async () => {
		await turn(network.waitForOne(other, second))
		said.push(`then ${await turn(scheduler.park(9 * second))}`)
	})
	await turn(scheduler.park(2 * second))
	network.send(one, 'late')
	await turn(scheduler.park(3 * second))
	expect(said).toEqual([])
	await turn(scheduler.park(10 * second))
	expect(said).toEqual([`then ${wakes.timedOut}`])
})

test('a set tells what is ready in it, each with its events', () => {
	const { network, client, accepted, server } = open()
	const set = network.sets.open()
	expect(network.ready(set)).toBe('')
	network.sets.watch(set, client, pollIn | pollOut)
	network.sets.watch(set, accepted, pollIn)
	network.sets.watch(set, server, pollIn)
	expect(network.ready(set)).toBe(`${client} ${pollOut}`)
	network.send(accepted, 'x')
	network.send(client, 'y')
	expect(network.ready(set)).toBe(`${client} ${pollIn | pollOut} ${accepted} ${pollIn}`)
	network.sets.watch(set, client, undefined)
	expect(network.ready(set)).toBe(`${accepted} ${pollIn}`)
	network.sets.forget(set)
	expect(network.ready(set)).toBe('')
})

test('a set tells of a socket that was closed', () => {
	const { network } = open()
	const set = network.sets.open()
	const fd = network.socket()
	network.sets.watch(set, fd, pollIn)
	network.close(fd)
	expect(network.ready(set)).toBe(`${fd} 32`)
})

test('who waits for a set is woken by any of it, or by the moment', async () => {
	const { network, client, accepted, start, scheduler, said, seconds } = open()
	const set = network.sets.open()
	network.sets.watch(set, accepted, pollIn)
	network.sets.watch(set, network.socket(), pollIn)
	start(async () => {
		await turn(scheduler.park(second))
		network.send(client, 'x')
	})
	said.push(`wake ${await turn(network.waitFor(set, 5 * second))}`)
	expect(seconds()).toBe(1)
	expect(network.ready(set)).toBe(`${accepted} ${pollIn}`)
	network.receive(accepted, 9, false)
	said.push(`wake ${await turn(network.waitFor(set, 5 * second))}`)
	expect(seconds()).toBe(5)
	expect(said).toEqual([`wake ${wakes.woken}`, `wake ${wakes.timedOut}`])
})

test('who waits for a socket that another thread closes is woken', async () => {
	const { network, start, scheduler, said } = open()
	const fd = network.socket()
	start(async () => {
		said.push(`wake ${await turn(network.waitForOne(fd, undefined))}`)
		said.push(String(network.receive(fd, 1, false)))
	})
	await turn(scheduler.yield())
	network.close(fd)
	await turn(scheduler.yield())
	expect(said).toEqual([`wake ${wakes.woken}`, String(faults.badDescriptor)])
})
