import type { Cause, ContainerState } from '../runtimes/registry.ts'
import { words } from './spoken.ts'

/** The WebContainer's state, in words. */
export function sayContainer(container: ContainerState): string {
	switch (container.status) {
		case 'idle':
			return ''
		case 'booting':
			return words.runtime.starting(words.runtime.steps[container.step])
		case 'up':
			return words.runtime.up
		case 'unavailable':
			return words.runtime.unavailable
	}
}

/** What is in the way of a WebContainer, and what the learner can do about it. */
export function sayCause(cause: Cause): string {
	const { runtime } = words
	switch (cause.kind) {
		case 'not-isolated':
			return runtime.notIsolated
		case 'browser':
			return runtime.browser(runtime.needs[cause.lacks])
		case 'cookies':
			return `${runtime.cookies} ${runtime.allowCookies[cause.browser]}`
		case 'unreachable':
			return runtime.unreachable(cause.host)
		case 'timeout':
			return runtime.timeout(cause.host, cause.seconds)
		case 'refused':
			return runtime.refused(cause.host, cause.said)
		default:
			return runtime[cause.kind]
	}
}
