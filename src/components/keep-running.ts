let isWatching = false

/** A twin that runs, or is graded. */
export const busyTwin = 'course-exercise:is([data-status=running], [data-status=grading])'

const busy = `section.exercise:has(${busyTwin})`

/**
 * From now on a link to another page of the course ends no run: what runs while the link is followed is carried over;
 * see carry-over.ts, which is fetched then. Where nothing runs, the browser follows links as ever.
 */
export function keepRunning(): void {
	if (isWatching) return
	isWatching = true
	document.addEventListener('click', (event) => {
		const link = event.target instanceof Element ? event.target.closest('a') : null
		if (!link || !isPlain(event) || !leadsElsewhere(link)) return
		if (!canCarry() || !document.querySelector(`${busy}, .kept-running`)) return
		event.preventDefault()
		void import('./carry-over.ts')
			.then(({ follow }) => follow(link.href))
			// What carries it could not be fetched, or broke: the link counts for more.
			.catch(() => location.assign(link.href))
	})
}

/** The exercises of this page that something runs in. */
export function runningHere(): HTMLElement[] {
	return [...document.querySelectorAll<HTMLElement>(`main ${busy}`)]
}

/** An element is moved as it is since Chrome 133 and Firefox 144; elsewhere a run ends with its page. */
function canCarry(): boolean {
	return 'moveBefore' in Element.prototype && document.querySelector('.main-frame') !== null
}

function isPlain({ defaultPrevented, button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent) {
	return !defaultPrevented && button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey
}

function leadsElsewhere(link: HTMLAnchorElement): boolean {
	return (
		link.origin === location.origin &&
		link.pathname !== location.pathname &&
		(link.target === '' || link.target === '_self') &&
		!link.hasAttribute('download')
	)
}
