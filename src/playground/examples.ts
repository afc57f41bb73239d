import type { Language } from '../course/language.ts'

/** A program to begin with: the name of a file in examples/<language>/, and what the list calls it. */
export interface Example {
	id: string
	title: string
}

/** The programs of the playground, in the order of the list. */
export const examples: Readonly<Record<Language, readonly Example[]>> = {
	py: [
		{ id: 'sum-or-longest', title: 'One after the other, and together' },
		{ id: 'twenty-with-aiohttp', title: 'Twenty requests with aiohttp' },
		{ id: 'requests-in-threads', title: 'Requests in threads: to_thread' },
		{ id: 'async-generator', title: 'An asynchronous generator' },
		{ id: 'queue-of-work', title: 'A queue and three workers' },
		{ id: 'timeout', title: 'Giving up: asyncio.timeout' },
		{ id: 'task-group', title: 'One fails, all are cancelled: TaskGroup' },
		{ id: 'blocked-loop', title: 'time.sleep stops everybody' },
		{ id: 'one-at-a-time', title: 'Threads compute in turns: the GIL' },
		{ id: 'processes', title: 'Processes compute side by side' },
		{ id: 'forgotten-await', title: 'A forgotten await' },
	],
	ts: [
		{ id: 'sum-or-longest', title: 'One after the other, and together' },
		{ id: 'twenty-with-fetch', title: 'Twenty requests with fetch' },
		{ id: 'async-generator', title: 'An asynchronous generator' },
		{ id: 'queue-of-work', title: 'A queue and three workers' },
		{ id: 'timeout', title: 'Giving up: AbortSignal.timeout' },
		{ id: 'all-settled', title: 'One fails: all, and allSettled' },
		{ id: 'blocked-loop', title: 'A busy loop stops everybody' },
		{ id: 'order-of-things', title: 'What runs first' },
		{ id: 'retry', title: 'Try again, a little later' },
		{ id: 'forgotten-await', title: 'A forgotten await' },
	],
}
