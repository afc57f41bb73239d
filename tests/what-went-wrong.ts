import type { Page, Request, Worker } from '@playwright/test'

/**
 * Listens to a page. What is answered tells, when a test has failed, what the page itself says went wrong: what did not
 * come, what is still awaited, its errors and its workers. A red that comes once in a hundred runs can be read in no
 * other way.
 */
export function listenTo(page: Page): () => Promise<string> {
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
		if (message.type() === 'error')
			said.push(`console: ${message.text()} (${message.location().url})`)
	})
	return async () => {
		const lines = [
			await sayPlace(page),
			...said,
			...[...awaited].map((each) => `still awaited: ${nameOf(each)}`),
			...(await Promise.all(page.workers().map(sayWorker))),
		]
		return lines.join('\n')
	}
}

/** Where it is, how far it has come, and which of its tabs are chosen. */
async function sayPlace(page: Page): Promise<string> {
	const state = page.evaluate(() => {
		const tabs = [...document.querySelectorAll('[role=tab][aria-selected=true]')]
		return `${document.readyState}, tabs: ${tabs.map((each) => each.textContent.trim()).join(', ')}`
	})
	return `${page.url()}: ${await state.catch(String)}`
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
