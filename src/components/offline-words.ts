import type { Refused } from '../offline/messages.ts'
import type { Progress, Taken } from '../offline/take-course.ts'
import { megabytes } from './python-words.ts'
import { words } from './spoken.ts'

/** What the page "Offline" has to say. */
export type OfflineState =
	| { status: 'looking' }
	/** Nothing can be kept here, whatever the learner does. */
	| { status: 'unsupported'; cause: 'insecure' | 'browser' }
	/** It could be, and the browser or the site does not let it. */
	| { status: 'refused'; cause: Refused['cause']; why: string }
	| { status: 'newer' }
	/** `left` is to be fetched, `room` is what it takes where it is kept, both in bytes. */
	| { status: 'offered'; begun: boolean; left: number; room: number }
	| { status: 'taking'; progress: Progress }
	| { status: 'paused'; end: Exclude<Taken, { status: 'complete' }>; left: number }
	| { status: 'complete'; room: number; persisted: boolean }

/** The state as a learner reads it. */
export function sayOffline(state: OfflineState): string {
	switch (state.status) {
		case 'looking':
			return words.offline.looking
		case 'unsupported':
			return state.cause === 'insecure' ? words.offline.insecure : words.offline.unsupported
		case 'refused':
			return sayRefused(state.cause, state.why)
		case 'newer':
			return words.offline.newer
		case 'offered':
			return state.begun
				? words.offline.begun(megabytes(state.left), megabytes(state.room))
				: words.offline.offered(megabytes(state.left), megabytes(state.room))
		case 'taking':
			return words.offline.taking
		case 'paused':
			return `${sayWhy(state.end)} ${words.offline.kept(megabytes(state.left))}`
		case 'complete':
			return `${words.offline.complete(megabytes(state.room))} ${state.persisted ? words.offline.persisted : words.offline.notPersisted}`
	}
}

function sayRefused(cause: Refused['cause'], why: string): string {
	return `${sayRefusal(cause, why)} ${words.offline.nothingLost}`
}

function sayRefusal(cause: Refused['cause'], why: string): string {
	const { full, noNetwork, changed, other } = words.offline.refused
	switch (cause) {
		case 'full':
			return full
		case 'no-network':
			return noNetwork
		case 'changed':
			return changed(why)
		case 'refused':
		case 'other':
			return other(sentence(why))
	}
}

function sayWhy(end: Exclude<Taken, { status: 'complete' }>): string {
	switch (end.status) {
		case 'stopped':
			return words.offline.stopped
		case 'full':
			return end.lacking === undefined
				? words.offline.full
				: words.offline.lacking(megabytes(Math.max(end.lacking, 100_000)))
		case 'not-fetched':
			return sayNotFetched(end.reason, end.why)
		case 'broken':
			return words.offline.broken(sentence(end.why))
	}
}

function sayNotFetched(reason: 'no-network' | 'refused' | 'changed', why: string): string {
	switch (reason) {
		case 'no-network':
			return words.offline.noNetwork
		case 'refused':
			return words.offline.notGiven(why)
		case 'changed':
			return words.offline.changed(why)
	}
}

function sentence(text: string): string {
	return /[.!?]$/.test(text) ? text : `${text}.`
}
