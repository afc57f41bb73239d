import { expect, test } from 'vitest'
import { openThreads, second, turn } from './fake-threads.ts'
import { pollIn } from './endpoint.ts'
import { Network } from './network.ts'
import { serveWorkers, workersHost, type PoolWorker } from './worker-pool.ts'

function open(worker: Partial<PoolWorker>) {
	const threads = openThreads({ mode: 'hybrid' })
	const { scheduler } = threads
	const network = new Network(scheduler)
	const log: string[] = []
	serveWorkers({
		network,
		scheduler,
		open: () => {
			log.push('opened')
			return Promise.resolve({
				call: () => Promise.reject(new Error('died')),
				end: () => void log.push('ended'),
				...worker,
			})
		},
	})
	const fd = network.socket()
	network.connect(fd, network.resolve(workersHost), 1)
	scheduler.fireDue()
	return { ...threads, network, fd, log }
}

/** What comes over the socket once it is ready. */
async function answer({ network, fd }: ReturnType<typeof open>): Promise<string | number> {
	while (!network.isReady(fd, pollIn)) await turn(network.waitForOne(fd, 100 * second))
	return network.receive(fd, 1_000, false)
}

test('a worker is opened for the first call, and does each in its turn', async () => {
	const machine = open({ call: (message) => Promise.resolve(message.toUpperCase()) })
	expect(machine.log).toEqual([])
	machine.network.send(machine.fd, '\0\0\0\x02a')
	machine.network.send(machine.fd, 'b\0\0\0\x01')
	expect(await answer(machine)).toBe('\0\0\0\x02AB')
	machine.network.send(machine.fd, 'c')
	expect(await answer(machine)).toBe('\0\0\0\x01C')
	expect(machine.log).toEqual(['opened'])
})

test('a worker that has died, or is at its end, hangs up', async () => {
	for (const worker of [{}, { call: () => Promise.resolve('') }]) {
		const machine = open(worker)
		machine.network.send(machine.fd, '\0\0\0\x01a')
		expect(await answer(machine)).toBe('')
	}
})

test('a worker ends when its pool lets go of it', async () => {
	const machine = open({ call: (message) => Promise.resolve(message) })
	machine.network.send(machine.fd, '\0\0\0\x01a')
	await answer(machine)
	machine.network.close(machine.fd)
	await turn(machine.scheduler.park(machine.clock.peek() + second))
	await Promise.resolve()
	expect(machine.log).toEqual(['opened', 'ended'])
})
