import { words } from './spoken.ts'

const day = 24 * 60 * 60 * 1_000

/** A moment as people say it: `today at 10:32`, `yesterday at 9:05`, `on 3 November 2026`. Milliseconds since 1970. */
export function sayWhen(at: number, now: number): string {
	const days = daysBetween(at, now)
	if (days === 0) return words.progress.today(at)
	if (days === 1) return words.progress.yesterday(at)
	return words.progress.on(at)
}

export function sayDate(at: number): string {
	return words.numbers.date(at)
}

/** How far off something is: `now`, `tomorrow`, `in 3 days`. */
export function sayDue(at: number, now: number): string {
	const days = -daysBetween(at, now)
	if (at <= now || days <= 0) return at <= now ? words.progress.now : words.progress.laterToday
	return days === 1 ? words.progress.tomorrow : words.progress.inDays(days)
}

/** By the calendar: from late yesterday to early today is a day. */
function daysBetween(earlier: number, later: number): number {
	return Math.round((midnight(later) - midnight(earlier)) / day)
}

function midnight(at: number): number {
	return new Date(at).setHours(0, 0, 0, 0)
}
