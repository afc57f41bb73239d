import { describe, expect, test } from 'vitest'
import { causeOfRefusal } from './cause.ts'
import { browserOf, obstacleIn, type Facts } from './preflight.ts'

const agents = {
	chrome:
		'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
	edge: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0',
	firefox: 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
	firefox113: 'Mozilla/5.0 (X11; Linux x86_64; rv:113.0) Gecko/20100101 Firefox/113.0',
	safari:
		'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15',
	safari163:
		'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.3 Safari/605.1.15',
	iphone:
		'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
}

const good: Facts = {
	isolated: true,
	sharedMemory: true,
	userAgent: agents.chrome,
	platform: 'Linux x86_64',
	touchPoints: 0,
	memory: 8,
	cookies: true,
	online: true,
}

describe('nothing is in the way', () => {
	test.each(['chrome', 'edge', 'firefox', 'safari'] as const)('in an up-to-date %s', (name) => {
		expect(obstacleIn({ ...good, userAgent: agents[name] })).toBeUndefined()
	})
	test('in a browser that does not tell how much memory there is', () => {
		expect(obstacleIn({ ...good, memory: undefined })).toBeUndefined()
	})
	test('on a laptop with Windows and a touch screen', () => {
		expect(obstacleIn({ ...good, platform: 'Win32', touchPoints: 10 })).toBeUndefined()
	})
})

describe('the cause has a name', () => {
	test.each([
		['not-isolated', { isolated: false }],
		['browser', { sharedMemory: false }],
		['browser', { userAgent: agents.safari163 }],
		['browser', { userAgent: agents.firefox113 }],
		['ios', { userAgent: agents.iphone }],
		['ios', { userAgent: agents.safari, platform: 'MacIntel', touchPoints: 5 }],
		['memory', { memory: 1 }],
		['cookies', { cookies: false }],
		['offline', { online: false }],
	] satisfies [string, Partial<Facts>][])('%s, given %j', (kind, facts) => {
		expect(obstacleIn({ ...good, ...facts })?.kind).toBe(kind)
	})
})

test('insisting overrules what is a guess', () => {
	expect(obstacleIn({ ...good, memory: 1 }, { insist: true })).toBeUndefined()
	expect(obstacleIn({ ...good, userAgent: agents.iphone }, { insist: true })).toBeUndefined()
})

test('insisting does not overrule what cannot be', () => {
	expect(obstacleIn({ ...good, isolated: false }, { insist: true })?.kind).toBe('not-isolated')
})

test('the advice about cookies is the one for the browser at hand', () => {
	const advice = (userAgent: string) => obstacleIn({ ...good, userAgent, cookies: false })?.sentence
	expect(advice(agents.firefox)).toContain('Enhanced Tracking Protection')
	expect(advice(agents.safari)).toContain('Prevent cross-site tracking')
	expect(advice(agents.chrome)).toContain('chrome://settings/cookies')
	expect(advice(agents.edge)).toContain('edge://settings')
})

// The words browsers use when a frame may not store data, or memory ran out.
test.each([
	[
		'cookies',
		"Failed to register a ServiceWorker for scope ('https://x/'): The user denied permission to use Service Worker.",
	],
	[
		'cookies',
		'Storage access is restricted in this context due to user settings or private browsing mode.',
	],
	['cookies', 'The operation is insecure.'],
	['memory', 'WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory'],
	['refused', 'ENOENT: no such file or directory'],
])('a boot that failed is explained by %s when it said: %s', (kind, message) => {
	const browser = browserOf({ userAgent: agents.firefox })
	expect(causeOfRefusal(message, browser, 'stackblitz.com').kind).toBe(kind)
})
