import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FetchAhead } from './fetch-ahead.ts'

/** Who waits for an answer, by the path that was asked for. */
let asked: Map<string, ServerResponse>
let host: ReturnType<typeof createServer>
let address: string
beforeEach(async () => {
	asked = new Map()
	host = createServer((request, response) => void asked.set(request.url ?? '', response))
	await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve))
	address = `http://127.0.0.1:${String((host.address() as AddressInfo).port)}`
})
afterEach(() => {
	host.closeAllConnections()
	host.close()
})

async function response(path: string): Promise<ServerResponse> {
	await expect.poll(() => asked.has(path)).toBe(true)
	const found = asked.get(path)
	if (!found) throw new Error(`Nobody asked for ${path}.`)
	return found
}

/** `/a` is a hundred bytes long, of which twenty go over the wire; `/b` is ten long, and goes as it is. */
function twoFiles(): FetchAhead {
	return new FetchAhead({ [`${address}/a`]: [100, 20], [`${address}/b`]: [10, 10] })
}

test('tells how much has come, as it goes over the wire, and nothing when nothing is on its way', async () => {
	const files = twoFiles()
	const told: unknown[] = []
	files.addEventListener('change', () => told.push(files.arrived))
	expect(files.arrived).toBeUndefined()
	const fetching = files.fetch()
	expect(files.arrived).toEqual({ done: 0, total: 30 })
	const a = await response('/a')
	a.write('x'.repeat(50))
	await expect.poll(() => files.arrived).toEqual({ done: 10, total: 30 })
	a.end('x'.repeat(50))
	await expect.poll(() => files.arrived).toEqual({ done: 20, total: 30 })
	;(await response('/b')).end('y'.repeat(10))
	await fetching
	expect(files.arrived).toBeUndefined()
	expect(told.at(0)).toEqual({ done: 10, total: 30 })
	expect(told.at(-1)).toBeUndefined()
})

test('says which file did not come, lets the others go, and can be asked again', async () => {
	const files = twoFiles()
	const fetching = files.fetch()
	const a = await response('/a')
	const gone = new Promise((resolve) => a.on('close', resolve))
	;(await response('/b')).writeHead(503).end()
	await expect(fetching).rejects.toThrow(`${address}/b: 503`)
	await gone
	expect(files.arrived).toBeUndefined()
	asked.clear()
	const again = files.fetch()
	;(await response('/a')).end('x'.repeat(100))
	;(await response('/b')).end('y'.repeat(10))
	await again
})
