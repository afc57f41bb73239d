import { statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { didYouMean } from '../src/course/did-you-mean.ts'
import type { Exercise } from '../src/course/exercise.ts'
import { sayComplaint } from '../src/library/complaints.ts'
import { examine, isExercise } from '../src/library/read-exercise.ts'
import { Refusal } from './refusal.ts'
import { fromHere } from './tool.ts'

/** What grades: an exercise, or a suite that lies anywhere. */
export type Found = { kind: 'exercise'; exercise: Exercise } | { kind: 'suite'; file: string }

const suiteName = /\.(test|spec)\.(ts|js|mjs|mts)$/
const programName = /\.(ts|js|mjs|mts)$/

/**
 * Finds what `name` means: the id of an exercise below `exercises`, its folder, a suite, or a folder with
 * one suite in it. Refuses with a sentence what is none of them.
 */
export async function findSuite(name: string, exercises: string): Promise<Found> {
	const byId = path.join(exercises, name)
	if (!/[\\/.]/.test(name) && isFile(path.join(byId, 'exercise.md'))) return readExercise(byId)
	const there = fromHere(name)
	const found = statSync(there, { throwIfNoEntry: false })
	if (found === undefined) throw await noSuch(name, exercises)
	if (found.isFile()) {
		if (programName.test(name)) return { kind: 'suite', file: there }
		throw refuse(`${name} is no suite: a suite is a .ts or .js file that imports vitest.`)
	}
	if (isFile(path.join(there, 'exercise.md'))) return readExercise(there)
	return { kind: 'suite', file: await onlySuiteIn(there, name) }
}

async function readExercise(folder: string): Promise<Found> {
	const { exercise, complaints } = await examine(folder)
	if (exercise && complaints.length === 0) return { kind: 'exercise', exercise }
	const sentences = complaints.map((complaint) => `  ${sayComplaint(complaint)}`)
	throw refuse(
		`The exercise in ${folder} does not hold, so it grades nothing:\n${sentences.join('\n')}`,
	)
}

/** The suite of a folder: the one that lies in it, or else the one that lies below it. */
async function onlySuiteIn(folder: string, name: string): Promise<string> {
	const entries = await readdir(folder, { withFileTypes: true, recursive: true })
	const suites = entries
		.filter((entry) => entry.isFile() && suiteName.test(entry.name))
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
		.filter((file) => !/(^|[\\/])(node_modules|\.[^\\/]*)[\\/]/.test(file))
	const near = suites.filter((file) => !file.includes(path.sep))
	const [only, ...others] = near.length > 0 ? near : suites
	if (only === undefined)
		throw refuse(`There is no suite in ${name}: no file whose name ends in .test.ts or .test.js.`)
	if (others.length === 0) return path.join(folder, only)
	const names = [only, ...others].sort().map((file) => path.join(name, file))
	throw refuse(`There are ${names.length} suites in ${name}. Say which: ${names.join(', ')}.`)
}

async function noSuch(name: string, exercises: string): Promise<Refusal> {
	const entries = await readdir(exercises, { withFileTypes: true }).catch(() => [])
	const ids = entries
		.filter((entry) => entry.isDirectory() && isExercise(entry.name))
		.map((entry) => entry.name)
		.filter((id) => isFile(path.join(exercises, id, 'exercise.md')))
	return refuse(
		`There is no exercise "${name}", and no file or folder of that name.${didYouMean(name, ids)} The exercises: ${ids.join(', ') || 'none'}.`,
	)
}

function isFile(file: string): boolean {
	return statSync(file, { throwIfNoEntry: false })?.isFile() === true
}

function refuse(sentence: string): Refusal {
	return new Refusal(sentence, { exitCode: 2 })
}
