/** Whether the browser had no room for what was to be kept. */
export function isFull(error: unknown): boolean {
	return error instanceof DOMException && error.name === 'QuotaExceededError'
}
