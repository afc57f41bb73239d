import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Verdict } from '../src/course/verdict.ts'
import { cacheFolder } from '../src/library/installed.ts'

/** What is known of earlier grades of one exercise. */
export interface VerdictMemory {
	/** The verdict on these facts if it is known, or what `grade` makes of them. */
	of(facts: unknown, grade: () => Promise<Verdict>): Promise<Verdict>
	/** Keeps the verdicts that were asked for, and forgets all others: to be called when nothing is wrong with them. */
	keep(): Promise<void>
}

/** Grades everything, each time. */
export const noMemory: VerdictMemory = {
	of: (_, grade) => grade(),
	keep: () => Promise.resolve(),
}

/** Where verdicts are kept between checks. */
export const verdictFolder = join(cacheFolder, 'verdicts')

type Known = Readonly<Record<string, Verdict>>

/**
 * Remembers in a file what verdict each grade came to, by everything that decides it: a check of what has
 * not changed takes no time, and one of what has changed grades no more than that.
 * @param place where it is kept
 * @param beneath names the state of all that grades: runtimes, grader, kit, the engine
 */
export async function openMemory(place: string, beneath: string): Promise<VerdictMemory> {
	const known = await readKnown(place)
	const asked: Record<string, Verdict> = {}
	return {
		async of(facts, grade) {
			const key = createHash('sha256')
				.update(JSON.stringify([beneath, facts]))
				.digest('base64url')
			const verdict = known[key] ?? (await grade())
			asked[key] = verdict
			return verdict
		},
		async keep() {
			await mkdir(dirname(place), { recursive: true })
			// Two checks may keep at once: each writes its own file, and a rename is whole or not at all.
			const draft = `${place}.${randomUUID()}`
			await writeFile(draft, JSON.stringify(asked))
			await rename(draft, place)
		},
	}
}

async function readKnown(place: string): Promise<Known> {
	const text = await readFile(place, 'utf8').catch(() => '{}')
	try {
		return JSON.parse(text) as Known
	} catch {
		// Cut off in the middle, by a full disk for example: then nothing is known.
		return {}
	}
}
