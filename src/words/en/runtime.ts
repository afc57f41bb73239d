/** What runs the code: how it stands with real Node, why there is none, and the terminal in it. */
export const runtime = {
	starting: (step: string) =>
		`Real Node is starting: ${step}. Until then your code runs in this page.`,
	steps: {
		'loading WebContainer': 'loading WebContainer',
		'starting Node.js': 'starting Node.js',
	},
	up: 'Real Node is up.',
	unavailable: 'There is no real Node here. Your code runs in this page, with the same verdict.',
	whyNone: 'Why there is none',
	again: 'Try again',
	openTerminal: 'Open a terminal',
	closeTerminal: 'Close the terminal',
	terminalOver: 'The WebContainer has stopped, and the terminal with it.',
	/** What is in the way of real Node, and what to do about it. */
	off: 'This site runs your code in the page and does not use WebContainer.',
	unfetched:
		'A part of this page could not be loaded. Check the connection, then try again or reload the page.',
	notIsolated:
		'This page was sent without the two headers that WebContainer needs (Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy), or it is shown inside a page without them. Open the lesson in a tab of its own; if that does not help, whoever hosts this site has to send the headers.',
	browser: (need: string) =>
		`This browser cannot run WebContainer: ${need}. Use an up-to-date Chrome, Edge, Firefox or Safari.`,
	needs: {
		safari: 'Safari can since version 16.4',
		firefox: 'Firefox can since version 114',
		memory: 'it has no shared memory',
	},
	ios: 'An iPhone or iPad gives a page too little memory for WebContainer and may reload the page. Use a computer, or choose WebContainer yourself to try it anyway.',
	memory:
		'There is too little memory here for WebContainer. Close other tabs, other lessons first, and try again, or choose WebContainer yourself to try it anyway.',
	/** What to do about them in that browser follows. */
	cookies:
		'The browser keeps stackblitz.com from storing data in this page, and WebContainer cannot start without.',
	allowCookies: {
		firefox:
			'In Firefox: leave the private window, switch off Enhanced Tracking Protection for this site (the shield in the address bar), and if "Delete cookies and site data when Firefox is closed" is on, make an exception for stackblitz.com. Then reload the page.',
		safari:
			'In Safari: open Settings, Privacy, and untick "Prevent cross-site tracking" and "Block all cookies". Then reload the page.',
		chrome:
			'In Chrome: open chrome://settings/cookies and allow third-party cookies, or add stackblitz.com to the sites that may always use them; in Brave, lower the Shields for this site. Then reload the page.',
		edge: 'In Edge: open edge://settings/content/cookies and allow third-party cookies, or add stackblitz.com to the sites that may use them. Then reload the page.',
		other:
			"Allow third-party cookies for stackblitz.com in the browser's settings, then reload the page.",
	},
	offline:
		'You are offline, and WebContainer is loaded from stackblitz.com. It is tried again when the connection is back.',
	unreachable: (host: string) =>
		`WebContainer is loaded from ${host}, which cannot be reached from here. An ad blocker, a VPN or the filter of a company or school may be in the way: allow ${host} there, then try again.`,
	timeout: (host: string, seconds: number) =>
		`WebContainer did not start within ${seconds} seconds. The connection to ${host} may be slow, or a browser extension may hold it up. It is used as soon as it does start; to begin anew, try again.`,
	refused: (host: string, said: string | undefined) =>
		`${host} answered, but gave no WebContainer${said === undefined ? '' : ` (it said: ${said})`}. The service may be disturbed, or a browser extension blocks a part of it. Try again later, or in a window without extensions.`,
	crashed:
		'WebContainer has stopped several times on this page. The browser may be short of memory: close other tabs and try again, or reload the page.',
}
