import { script, type PythonRun } from '#kit/python'
import { expect, test } from 'vitest'
import web from '../web.json'

interface Read {
	data: unknown
	/** What the error says; `null` when there was none. */
	error: string | null
	/** Of the requests, one after the other. */
	accepted: (string | null)[]
	/** How many sessions were still open when the function had ended. */
	open: number
}

const dishes = 'https://api.example/dishes'

/** Reads that dish, and watches every session. */
const read = async (dish: string): Promise<Read> => {
	const run: PythonRun<Read> = await script(
		`
			import asyncio
			import aiohttp

			accepted = []
			sessions = []

			async def asks(session, context, request):
				accepted.append(request.headers.get("Accept"))

			watch = aiohttp.TraceConfig()
			watch.on_request_start.append(asks)
			open_session = aiohttp.ClientSession.__init__

			def open_watched(session, *args, **kwargs):
				traces = [*(kwargs.pop("trace_configs", None) or []), watch]
				open_session(session, *args, trace_configs=traces, **kwargs)
				sessions.append(session)

			aiohttp.ClientSession.__init__ = open_watched

			from read_json import read_json

			async def main():
				data = error = None
				try:
					data = await read_json(args[0])
				except Exception as raised:
					error = str(raised)
				opened = [session for session in sessions if not session.closed]
				for session in opened:
					await session.close()
				return {"data": data, "error": error, "accepted": accepted, "open": len(opened)}

			result = asyncio.run(main())
		`,
		[`${dishes}/${dish}`],
		{ web },
	)
	return run.value
}

test('gives what the JSON says', async () => {
	const { data } = await read('rice')
	expect(data).toEqual({ dish: 'rice', minutes: 20 })
})

test('fails when the answer is a refusal', async () => {
	const { error } = await read('cake')
	expect(error, 'what it raised').not.toBeNull()
})

test('names the status and the address of a refusal', async () => {
	const { error } = await read('cake')
	expect(error, 'what the error says').toContain('404')
	expect(error, 'what the error says').toContain(`${dishes}/cake`)
})

test('names the status and the address when the body is no JSON', async () => {
	const { error } = await read('soup')
	expect(error, 'what the error says').toContain('200')
	expect(error, 'what the error says').toContain(`${dishes}/soup`)
})

test('reads JSON under another label', async () => {
	const { data } = await read('tea')
	expect(data).toEqual({ dish: 'tea', minutes: 5 })
})

test('asks for JSON', async () => {
	const { accepted } = await read('rice')
	expect(accepted[0], 'the Accept header').toContain('application/json')
})

test('leaves nothing open', async () => {
	for (const dish of ['rice', 'cake', 'soup']) {
		const { open } = await read(dish)
		expect(open, `sessions left open after ${dish}`).toBe(0)
	}
})
