import { causes, type Cause } from './cause.ts'

/** What a page can know before it asks anybody. */
export interface Facts {
	/** The page is cross-origin isolated. */
	isolated: boolean
	/** `SharedArrayBuffer` exists. */
	sharedMemory: boolean
	userAgent: string
	platform: string
	touchPoints: number
	/** In GiB, rounded down by the browser to a power of two; Chromium alone tells. */
	memory: number | undefined
	cookies: boolean
	online: boolean
}

export interface Browser {
	name: 'chrome' | 'edge' | 'firefox' | 'safari' | 'other'
	/** As far as the browser tells: 16.4. */
	version: number
}

export function readFacts(scope: Window & typeof globalThis = window): Facts {
	const { navigator } = scope
	const memory = 'deviceMemory' in navigator ? navigator.deviceMemory : undefined
	return {
		isolated: scope.crossOriginIsolated,
		sharedMemory: 'SharedArrayBuffer' in scope,
		userAgent: navigator.userAgent,
		platform: navigator.platform,
		touchPoints: navigator.maxTouchPoints,
		memory: typeof memory === 'number' ? memory : undefined,
		cookies: navigator.cookieEnabled,
		online: navigator.onLine,
	}
}

export function browserOf({ userAgent }: Pick<Facts, 'userAgent'>): Browser {
	// The order matters: Edge calls itself Chrome too, and Chrome calls itself Safari.
	const kinds = [
		['edge', /Edg\/(\d+)/],
		['chrome', /Chrome\/(\d+)/],
		['firefox', /Firefox\/(\d+)/],
		['safari', /\bVersion\/(\d+(?:\.\d+)?).*\bSafari\//],
	] as const
	for (const [name, pattern] of kinds) {
		const version = pattern.exec(userAgent)?.[1]
		if (version !== undefined) return { name, version: Number(version) }
	}
	return { name: 'other', version: 0 }
}

/** An iPad asks for desktop pages by calling itself a Mac; but no Mac has a touch screen. */
function isAppleMobile({ userAgent, platform, touchPoints }: Facts): boolean {
	return /\b(iPhone|iPad|iPod)\b/.test(userAgent) || (platform === 'MacIntel' && touchPoints > 1)
}

/**
 * Why a boot would be in vain, or `undefined` when it is worth trying. `insist` overrules what may
 * yet succeed (an iPhone, little memory), never what cannot.
 */
export function obstacleIn(facts: Facts, { insist = false } = {}): Cause | undefined {
	const browser = browserOf(facts)
	if (browser.name === 'safari' && browser.version < 16.4) return causes.browser('safari')
	// Below it there are no module workers, so nothing of this site's runs there either.
	if (browser.name === 'firefox' && browser.version < 114) return causes.browser('firefox')
	if (isAppleMobile(facts) && !insist) return causes.ios()
	if (!facts.isolated) return causes.notIsolated()
	if (!facts.sharedMemory) return causes.browser('memory')
	if (!facts.cookies) return causes.cookies(browser)
	if (facts.memory !== undefined && facts.memory < 2 && !insist) return causes.memory()
	if (!facts.online) return causes.offline()
	return undefined
}

/**
 * Whether anything answers at the URL, the frame's own: the service may send the headers that let an
 * isolated page read it only there. The answer is opaque, so a refusal counts as an answer too.
 */
export async function reaches(url: string, seconds: number): Promise<boolean> {
	try {
		await fetch(url, {
			mode: 'no-cors',
			cache: 'no-store',
			credentials: 'omit',
			signal: AbortSignal.timeout(seconds * 1000),
		})
		return true
	} catch {
		// `fetch` tells nobody why; that nothing came back is all there is to know.
		return false
	}
}
