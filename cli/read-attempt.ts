import { statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Twin } from '../src/course/exercise.ts'
import { languageNames, languages, type Language } from '../src/course/language.ts'
import type { Files } from '../src/course/submission.ts'
import { gatherFiles } from './gather-files.ts'
import { Refusal } from './refusal.ts'
import { fromHere } from './tool.ts'

/** What somebody wants graded. */
export interface AttemptFolder {
	/** As it was typed. */
	name: string
	/** Absolute; for one file, the folder it lies in. */
	folder: string
	files: Files
	leftOut: readonly string[]
}

/** Reads a folder of files, or one file. Refuses what is neither, or holds nothing. */
export async function readAttempt(name: string): Promise<AttemptFolder> {
	const there = fromHere(name)
	const found = statSync(there, { throwIfNoEntry: false })
	if (found === undefined)
		throw refuse(`There is no file or folder ${name}. Say where the attempt lies.`)
	if (found.isFile()) {
		const files = { [path.basename(there)]: await readFile(there, 'utf8') }
		return { name, folder: path.dirname(there), files, leftOut: [] }
	}
	const { files, leftOut } = await gatherFiles(there)
	if (Object.keys(files).length === 0)
		throw refuse(`There is no text file in ${name}. Say where the attempt lies.`)
	return { name, folder: there, files, leftOut }
}

/** The language of an attempt at an exercise that has those twins. */
export function languageOf(
	{ name, files }: AttemptFolder,
	twins: readonly Language[],
	asked: Language | undefined,
): Language {
	if (asked !== undefined) {
		if (twins.includes(asked)) return asked
		throw refuse(`The exercise is not there in ${languageNames[asked]}. Leave --language out.`)
	}
	const endings: Record<Language, RegExp> = { py: /\.py$/, ts: /\.[mc]?[tj]s$/ }
	const held = languages.filter((one) => Object.keys(files).some((file) => endings[one].test(file)))
	const [only, ...others] = twins.filter((one) => held.includes(one))
	if (only !== undefined && others.length === 0) return only
	const wanted = twins.map((one) => languageNames[one]).join(' or ')
	if (only === undefined)
		throw refuse(`There is no ${wanted} in ${name}. Say where the attempt lies.`)
	throw refuse(`${name} holds ${wanted}. Say which with --language py or --language ts.`)
}

/** Refuses an attempt without the files that an exercise is about. */
export function refuseMissing({ name, files }: AttemptFolder, { starter }: Twin): void {
	const missing = Object.keys(starter).filter((file) => !Object.hasOwn(files, file))
	if (missing.length === 0) return
	throw refuse(
		`${name} has no ${missing.join(' and no ')}, which the exercise is about. Is it the right folder?`,
	)
}

function refuse(sentence: string): Refusal {
	return new Refusal(sentence, { exitCode: 2 })
}
