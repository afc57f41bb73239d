/**
 * Every page of a built site begins with this, for the course at `base`; see library/publish-offline.ts. Each lesson
 * pays for what stands here.
 */
export function beginOffline(base: string) {
	// Where there is none the page works as it does; the page "Offline" says why.
	if (!('serviceWorker' in navigator)) return
	const { serviceWorker } = navigator
	addEventListener('load', () =>
		// After all that the page needs itself.
		setTimeout(() => {
			// Once the worker is there, so is this file: it costs the network nothing.
			const meet = () =>
				serviceWorker.controller && import(/* @vite-ignore */ `${base}offline.js`).catch(() => {})
			serviceWorker.oncontrollerchange = meet
			void meet()
			serviceWorker.register(`${base}sw.js`).catch(() => {})
		}, 1_000),
	)
}
