import type { Page, Request, TestInfo, Worker } from '@playwright/test'

/**
 * Listens to a page, and tells after a test that failed what the page itself says went wrong: what did not come, what
 * was still awaited, and its errors. A red that comes once in a hundred runs can be read in no other way.
 */
export function listenTo(page: Page): { tell: (test: TestInfo) => Promise<void> } {
	const said: string[] = []
	const awaited = new Set<Request>()
	page.on('request', (request) => awaited.add(request))
	page.on('requestfinished', (request) => awaited.delete(request))
	page.on('requestfailed', (request) => {
		awaited.delete(request)
		said.push(`did not come: ${nameOf(request)}: ${request.failure()?.errorText ?? 'no reason'}`)
	})
	page.on('response', (response) => {
		if (response.status() >= 400) said.push(`${response.status()}: ${nameOf(response.request())}`)
	})
	page.on('pageerror', (error) => said.push(`error: ${error.stack ?? error.message}`))
	page.on('console', (message) => {
		if (message.type() === 'error') said.push(`console: ${message.text()}`)
	})
	return {
		async tell(test) {
			if (test.status === test.expectedStatus) return
			const lines = [
				...said,
				...[...awaited].map((each) => `still awaited: ${nameOf(each)}`),
				...(await Promise.all(page.workers().map(sayWorker))),
			]
			const body = lines.length > 0 ? lines.join('\n') : 'nothing'
			// The report shows the beginning of what is attached, and the log of CI must do for whoever reads it.
			console.error(`\nWhat the page of "${test.title}" tells:\n${body}\n`)
			await test.attach('what the page tells', { body, contentType: 'text/plain' })
		},
	}
}

/** Whether a worker answers: one that computes does not, and neither does one that never began. */
async function sayWorker(worker: Worker): Promise<string> {
	const silent = new Promise<string>((resolve) =>
		setTimeout(() => resolve('does not answer'), 1_000),
	)
	const answers = worker
		.evaluate(() => self.name)
		.then(
			(name) => `${name} answers`,
			(error: unknown) => String(error),
		)
	return `worker ${worker.url()}: ${await Promise.race([answers, silent])}`
}

function nameOf(request: Request): string {
	return `${request.method()} ${request.url()}`
}
