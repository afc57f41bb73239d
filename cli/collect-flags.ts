import { createHash } from 'node:crypto'
import type { Work } from '../src/course/hand-in.ts'
import { languageNames } from '../src/course/language.ts'
import type { Files } from '../src/course/submission.ts'
import type { Verdict } from '../src/course/verdict.ts'

/**
 * What somebody has to look at.
 * - `claim`: the verdict that was claimed is not the one that was found.
 * - `suite`: the suite is another one than that which graded in the browser.
 * - `copy`: two people handed in the same.
 * - `checksum`: the file was changed after it was saved.
 * - `exercise`: the course has no such exercise.
 * - `who`: it is not sure whose it is.
 * - `clock`: it was made at a time that has not come yet, so nobody knows which of several is the latest.
 * - `ungraded`: it could not be graded here, which is nobody’s fault but ours.
 */
export interface Flag {
	kind: 'claim' | 'suite' | 'copy' | 'checksum' | 'exercise' | 'who' | 'clock' | 'ungraded'
	sentence: string
}

/** What a piece of work came to here. */
export interface Found {
	verdict: Verdict
	/** Of the suite that graded it here. */
	suiteHash: string | undefined
}

/**
 * Compares what was claimed with what was found. `hasOwnSuites`: it was graded here by other suites on purpose, so a
 * verdict may be another one.
 */
export function flagsOf(
	{ claimed, suiteHash }: Work,
	found: Found,
	{ hasOwnSuites }: { hasOwnSuites: boolean },
): Flag[] {
	const { verdict } = found
	if (verdict.status === 'ungraded')
		return [{ kind: 'ungraded', sentence: `It could not be graded here: ${verdict.reason}` }]
	if (hasOwnSuites && suiteHash !== found.suiteHash) return []
	const flags: Flag[] = []
	const isOther = (claimed === 'passed') !== (verdict.status === 'passed')
	if (claimed !== undefined && isOther)
		flags.push({
			kind: 'claim',
			sentence: `The browser said “${claimed}”, and here it is: ${sayFound(verdict)}.`,
		})
	if (suiteHash !== undefined && suiteHash !== found.suiteHash)
		flags.push({
			kind: 'suite',
			sentence: 'The suite has changed since it was graded in the browser.',
		})
	return flags
}

/** A verdict in a few words. */
export function sayFound(verdict: Verdict): string {
	switch (verdict.status) {
		case 'failed':
			return `failed at “${verdict.first}”`
		case 'unloadable':
			return 'cannot be loaded'
		case 'timed-out':
			return 'stopped by the time limit'
		case 'tampered':
			return `changed what the suite stands on (${verdict.changed.slice(0, 3).join(', ')})`
		default:
			return verdict.status
	}
}

/** Whose work it is, and what of the exercise it may be like without being copied. */
export interface Owned {
	owner: string
	work: Pick<Work, 'exercise' | 'language' | 'files'>
	/** What everybody begins with. */
	starter: Files
	/** What everybody may read, as the course shows it. */
	solution: Files
}

/** Finds what two people handed in alike, but for spaces and empty lines. What everybody begins with is no copy. */
export function findCopies<Each extends Owned>(all: readonly Each[]): Map<Each, Flag> {
	const flags = new Map<Each, Flag>()
	const written = all.filter(({ work, starter }) => !isIn(work.files, starter))
	const groups = Map.groupBy(
		written,
		({ work }) => `${work.exercise}/${work.language}/${printOf(work.files)}`,
	)
	for (const same of groups.values())
		for (const each of same) {
			const others = new Set(same.map(({ owner }) => owner).filter((one) => one !== each.owner))
			if (others.size === 0) continue
			const isSolution = isIn(each.work.files, each.solution)
			flags.set(each, {
				kind: 'copy',
				sentence: `The same files as ${sayNames([...others])} handed in${isSolution ? '; they are the course’s own solution' : ''}.`,
			})
		}
	return flags
}

/** A class that copies the solution is a long list. */
function sayNames(names: readonly string[]): string {
	const more = names.length - 3
	return `${names.slice(0, 3).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** Whether all of it is as it lies there. */
function isIn(files: Files, there: Files): boolean {
	return Object.entries(files).every(
		([name, text]) => Object.hasOwn(there, name) && plain(text) === plain(there[name] ?? ''),
	)
}

function printOf(files: Files): string {
	const entries = Object.entries(files)
		.map(([name, text]) => [name, plain(text)])
		.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))
	return createHash('sha256').update(JSON.stringify(entries)).digest('base64url')
}

/** Without spaces that may be put anywhere: reformatted, it is the same. */
function plain(text: string): string {
	return text.replaceAll(/\s+/g, '')
}

/** A flag’s exercise, as it stands before its sentence. */
export function sayWork({ exercise, language }: Pick<Work, 'exercise' | 'language'>): string {
	return `${exercise} in ${languageNames[language]}`
}
