import type { Language } from '../course/language.ts'

/**
 * The programs to begin with, in the order of the list: the names of files in examples/<language>/. What the list
 * calls them is said in words/en/pages.ts.
 */
export const examples: Readonly<Record<Language, readonly string[]>> = {
	py: [
		'sum-or-longest',
		'twenty-with-aiohttp',
		'requests-in-threads',
		'async-generator',
		'queue-of-work',
		'timeout',
		'task-group',
		'blocked-loop',
		'one-at-a-time',
		'processes',
		'forgotten-await',
	],
	ts: [
		'sum-or-longest',
		'twenty-with-fetch',
		'async-generator',
		'queue-of-work',
		'timeout',
		'all-settled',
		'blocked-loop',
		'order-of-things',
		'retry',
		'forgotten-await',
	],
}
