import type { Position, RunError, RunReport } from '../src/course/report.ts'

/** What a shell calls the end of a program whose time was over. */
const timeIsOver = 124

/** The exit code of a program that came to this. */
export function exitCodeOf(report: RunReport): number {
	if (report.status === 'timed-out') return timeIsOver
	if (report.status === 'crashed') return 2
	return report.facts?.exitCode ?? (report.status === 'finished' ? 0 : 1)
}

/** What went wrong, or `undefined` when nothing did. */
export function errorOf(report: RunReport): RunError | undefined {
	switch (report.status) {
		case 'finished':
			return undefined
		case 'threw':
			return report.error
		case 'unloadable': {
			const [, kind = 'Error', rest = report.message] =
				/^(\w*Error): ([^]*)$/.exec(report.message) ?? []
			return { name: kind, message: rest, at: report.at }
		}
		case 'timed-out': {
			const message = `Stopped after ${report.after} seconds, because of --seconds.`
			return { name: 'TimeLimit', message, at: report.at }
		}
		case 'crashed':
			return { name: 'Crash', message: `The run broke, and that is our fault. ${report.message}` }
	}
}

export function sayError({ name, message, at }: RunError): string {
	const isOurs = name === 'Error' || name === 'TimeLimit' || name === 'Crash'
	return `${isOurs ? message : `${name}: ${message}`}${at ? `\n    at ${sayPlace(at)}` : ''}`
}

function sayPlace({ file, line, column }: Position): string {
	return `${file}:${line}:${column}`
}
