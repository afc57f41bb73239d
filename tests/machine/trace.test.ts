import { expect, test } from 'vitest'
import type { TraceEvent } from '../../src/course/trace.ts'
import { buildNodePython } from '../../src/library/node-python.ts'
import { buildRunner } from '../../src/library/build-runner.ts'
import { processRuntime } from '../../src/runtimes/process.ts'
import { runJob } from '../../src/runtimes/run-job.ts'

/** What a program on the pure clock told of what it did. */
async function traceOf(main: string): Promise<readonly TraceEvent[]> {
	const [runner, python] = await Promise.all([buildRunner(), buildNodePython()])
	const web = { routes: [{ url: 'https://api.example/{id}', delay: 0.3, json: { id: '{id}' } }] }
	const report = await runJob(processRuntime({ runner, python }), {
		kind: 'program',
		language: 'py',
		main: 'main.py',
		files: { 'main.py': main },
		clock: 'pure',
		trace: true,
		seed: 1,
		web,
	})
	if (report.status !== 'finished') throw new Error(JSON.stringify(report))
	const events = report.facts?.trace?.events ?? []
	for (const event of events)
		if (event.what === 'ran') expect(event.to).toBeGreaterThanOrEqual(event.from)
	return events
}

/** The waits of one lane: what for, by which name, and from when to when, in tenths of a second. */
function waitsOf(events: readonly TraceEvent[], name: string) {
	const created = events.find((event) => event.what === 'created' && event.name === name)
	const ran = events.filter((event) => event.what === 'ran' && event.task === created?.task)
	return ran.flatMap((event, at) => {
		if (event.what !== 'ran' || event.then !== 'waits') return []
		const next = ran[at + 1]
		const until = next?.what === 'ran' ? next.from : event.to
		const tenths = Math.round((until - event.to) * 10)
		return tenths > 0 ? [[event.on?.kind, event.on?.name, event.place?.line, tenths]] : []
	})
}

test('threads tell what they wait for, and by whom they were made', async () => {
	const events = await traceOf(`import threading, time, requests
lock = threading.Lock()
def work():
    with lock:
        time.sleep(0.2)
with lock:
    thread = threading.Thread(target=work, name='worker')
    thread.start()
    time.sleep(0.1)
thread.join()
requests.get('https://api.example/1')
`)
	const created = events.flatMap((e) =>
		e.what === 'created' ? [[e.name, e.kind, e.runs, e.by]] : [],
	)
	expect(created).toEqual([
		['MainThread', 'thread', '<module>', undefined],
		['worker', 'thread', 'work', 1],
	])
	expect(waitsOf(events, 'worker')).toEqual([
		['lock', undefined, 4, 1],
		['sleep', 'sleep', 5, 2],
	])
	expect(waitsOf(events, 'MainThread')).toEqual([
		['sleep', 'sleep', 9, 1],
		['thread', 'Thread.join', 10, 2],
		['http', 'get', 11, 3],
	])
})

test('a thread of a pool is idle, or waits for what its work waits for', async () => {
	const events = await traceOf(`import asyncio, requests
async def main():
    await asyncio.to_thread(requests.get, 'https://api.example/1')
    await asyncio.sleep(0.1)
    await asyncio.to_thread(requests.get, 'https://api.example/2')
asyncio.run(main())
`)
	const shutdown = events.find((e) => e.what === 'created' && e.runs.endsWith('_do_shutdown'))
	expect(shutdown).toMatchObject({ kind: 'thread', isLibrarys: true })
	expect(
		waitsOf(events, 'asyncio_0').map(([kind, name, , tenths]) => [kind, name, tenths]),
	).toEqual([
		['http', 'get', 3],
		['other', 'idle', 1],
		['http', 'get', 3],
	])
	expect(waitsOf(events, 'Task-1').map(([kind, , line, tenths]) => [kind, line, tenths])).toEqual([
		['thread', 3, 3],
		['sleep', 4, 1],
		['thread', 5, 3],
	])
})

test('a task waits for a queue, a lock, a task, and a library’s task is marked as such', async () => {
	const events = await traceOf(`import asyncio, aiohttp
async def hold(lock):
    async with lock:
        await asyncio.sleep(0.2)
async def main():
    lock, queue = asyncio.Lock(), asyncio.Queue()
    holder = asyncio.create_task(hold(lock))
    await asyncio.sleep(0)
    async with lock:
        asyncio.get_running_loop().call_later(0.1, queue.put_nowait, 1)
    await queue.get()
    await asyncio.create_task(asyncio.sleep(0.1))
    async with aiohttp.ClientSession() as session:
        async with session.get('https://api.example/1') as response:
            await response.json()
asyncio.run(main())
`)
	const waits = waitsOf(events, 'Task-1').map(([kind, , line, tenths]) => [kind, line, tenths])
	expect(waits).toEqual([
		['lock', 9, 2],
		['queue', 11, 1],
		['task', 12, 1],
		['http', 14, 3],
	])
	const librarys = events.filter((e) => e.what === 'created' && e.isLibrarys)
	expect(librarys.map((e) => e.what === 'created' && e.runs)).toContain(
		'TCPConnector._resolve_host',
	)
})
