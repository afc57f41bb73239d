import { describe, expect, test } from 'vitest'
import { sayOffline, type OfflineState } from './offline-words.ts'

const states: Readonly<Record<string, [OfflineState, RegExp]>> = {
	'no service worker': [{ status: 'unsupported', cause: 'browser' }, /private window/],
	'no safe address': [{ status: 'unsupported', cause: 'insecure' }, /https:\/\//],
	'a refusal': [
		{ status: 'refused', cause: 'other', why: 'SecurityError: no' },
		/SecurityError: no\. /,
	],
	'no room at all': [
		{ status: 'refused', cause: 'full', why: '' },
		/full.*Nothing that you wrote is lost/,
	],
	'a start without a network': [{ status: 'refused', cause: 'no-network', why: '' }, /online/],
	'a login page': [{ status: 'refused', cause: 'changed', why: 'What came.' }, /log in/],
	'an offer': [
		{ status: 'offered', begun: false, left: 8.9e6, room: 33e6 },
		/8\.9 MB to fetch.*33 MB/,
	],
	'the rest of it': [
		{ status: 'offered', begun: true, left: 1.2e6, room: 33e6 },
		/1\.2 MB are still/,
	],
	'a full storage': [
		{ status: 'paused', end: { status: 'full', lacking: 12e6 }, left: 3e6 },
		/12 MB are missing.*kept; about 3\.0 MB are left/,
	],
	'a full storage of unknown size': [
		{ status: 'paused', end: { status: 'full', lacking: undefined }, left: 3e6 },
		/full\. Free some space/,
	],
	'a network that went away': [
		{ status: 'paused', end: { status: 'not-fetched', reason: 'no-network', why: '' }, left: 3e6 },
		/The network went away.*kept/,
	],
	'a whole course that was promised': [
		{ status: 'complete', room: 33e6, persisted: true },
		/promised to keep it/,
	],
	'a whole course that was not': [
		{ status: 'complete', room: 33e6, persisted: false },
		/may remove/,
	],
}

describe('what is said of', () => {
	test.each(Object.entries(states))('%s', (_, [state, words]) => {
		expect(sayOffline(state)).toMatch(words)
		expect(sayOffline(state)).toMatch(/[.…]$/)
	})
})
