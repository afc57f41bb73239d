import type { Browser } from './preflight.ts'

/** Why there is no WebContainer here, with the facts of it: a page says it in its own language. */
export type Cause = {
	/** What is in the way and what the learner can do about it, in plain English. */
	sentence: string
} & (
	| { kind: 'off' | 'unfetched' | 'not-isolated' | 'ios' | 'memory' | 'offline' | 'crashed' }
	| { kind: 'browser'; lacks: Lack }
	| { kind: 'cookies'; browser: Browser['name'] }
	| { kind: 'unreachable'; host: string }
	| { kind: 'timeout'; host: string; seconds: number }
	/** `said`: by the service. */
	| { kind: 'refused'; host: string; said?: string }
)

/** What keeps a browser from it: a version that is too old, or memory that is shared. */
type Lack = 'safari' | 'firefox' | 'memory'

const lacks: Readonly<Record<Lack, string>> = {
	safari: 'Safari can since version 16.4',
	firefox: 'Firefox can since version 114',
	memory: 'it has no shared memory',
}

/** Thrown where a WebContainer was wanted and cannot be had. */
export class Unavailable extends Error {
	override readonly name = 'Unavailable'
	override readonly cause: Cause

	constructor(cause: Cause) {
		super(cause.sentence)
		this.cause = cause
	}
}

export const causes = {
	off: (): Cause => ({
		kind: 'off',
		sentence: 'This site runs your code in the page and does not use WebContainer.',
	}),
	notIsolated: (): Cause => ({
		kind: 'not-isolated',
		sentence:
			'This page was sent without the two headers that WebContainer needs (Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy), or it is shown inside a page without them. Open the lesson in a tab of its own; if that does not help, whoever hosts this site has to send the headers.',
	}),
	browser: (lack: Lack): Cause => ({
		kind: 'browser',
		lacks: lack,
		sentence: `This browser cannot run WebContainer: ${lacks[lack]}. Use an up-to-date Chrome, Edge, Firefox or Safari.`,
	}),
	ios: (): Cause => ({
		kind: 'ios',
		sentence:
			'An iPhone or iPad gives a page too little memory for WebContainer and may reload the page. Use a computer, or choose WebContainer yourself to try it anyway.',
	}),
	memory: (): Cause => ({
		kind: 'memory',
		sentence:
			'There is too little memory here for WebContainer. Close other tabs, other lessons first, and try again, or choose WebContainer yourself to try it anyway.',
	}),
	cookies: (browser: Browser): Cause => ({
		kind: 'cookies',
		browser: browser.name,
		sentence: cookieAdvice(browser),
	}),
	offline: (): Cause => ({
		kind: 'offline',
		sentence:
			'You are offline, and WebContainer is loaded from stackblitz.com. It is tried again when the connection is back.',
	}),
	unreachable: (host: string): Cause => ({
		kind: 'unreachable',
		host,
		sentence: `WebContainer is loaded from ${host}, which cannot be reached from here. An ad blocker, a VPN or the filter of a company or school may be in the way: allow ${host} there, then try again.`,
	}),
	timeout: (host: string, seconds: number): Cause => ({
		kind: 'timeout',
		host,
		seconds,
		sentence: `WebContainer did not start within ${String(seconds)} seconds. The connection to ${host} may be slow, or a browser extension may hold it up. It is used as soon as it does start; to begin anew, try again.`,
	}),
	refused: (host: string, said?: string): Cause => ({
		kind: 'refused',
		host,
		...(said !== undefined && { said }),
		sentence: `${host} answered, but gave no WebContainer${said === undefined ? '' : ` (it said: ${said})`}. The service may be disturbed, or a browser extension blocks a part of it. Try again later, or in a window without extensions.`,
	}),
	crashed: (): Cause => ({
		kind: 'crashed',
		sentence:
			'WebContainer has stopped several times on this page. The browser may be short of memory: close other tabs and try again, or reload the page.',
	}),
}

/**
 * The cause behind an error with which a boot ended. The service names no codes; these words are
 * those of the browsers' own errors, which it passes on.
 */
export function causeOfRefusal(message: string, browser: Browser, host: string): Cause {
	if (/service ?worker|storage access|operation is insecure|cookie/i.test(message))
		return causes.cookies(browser)
	if (/out of memory|allocation failed|could not allocate/i.test(message)) return causes.memory()
	return causes.refused(host, message.slice(0, 200))
}

function cookieAdvice({ name }: Browser): string {
	const what =
		'The browser keeps stackblitz.com from storing data in this page, and WebContainer cannot start without.'
	switch (name) {
		case 'firefox':
			return `${what} In Firefox: leave the private window, switch off Enhanced Tracking Protection for this site (the shield in the address bar), and if "Delete cookies and site data when Firefox is closed" is on, make an exception for stackblitz.com. Then reload the page.`
		case 'safari':
			return `${what} In Safari: open Settings, Privacy, and untick "Prevent cross-site tracking" and "Block all cookies". Then reload the page.`
		case 'chrome':
			return `${what} In Chrome: open chrome://settings/cookies and allow third-party cookies, or add stackblitz.com to the sites that may always use them; in Brave, lower the Shields for this site. Then reload the page.`
		case 'edge':
			return `${what} In Edge: open edge://settings/content/cookies and allow third-party cookies, or add stackblitz.com to the sites that may use them. Then reload the page.`
		case 'other':
			return `${what} Allow third-party cookies for stackblitz.com in the browser's settings, then reload the page.`
	}
}
