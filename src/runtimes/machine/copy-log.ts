import type { RequestLog } from '../../../exercises/kit/request-log.ts'
import type { Ending } from './messages.ts'

/** The most that an answer carries; see `requestLogSchema`. */
const most = 20_000

/** A log as plain data, as it stands now. */
export function copyOf({ entries, peak }: RequestLog): Ending['requests'] {
	return { entries: entries.slice(0, most).map((entry) => ({ ...entry })), peak }
}
