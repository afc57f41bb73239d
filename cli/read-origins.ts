import { readFile } from 'node:fs/promises'
import { labWebSchema, type LabWeb } from '../src/course/lab-web.ts'
import { explainIssue } from '../src/library/explain-issue.ts'
import { Refusal } from './refusal.ts'
import { fromHere } from './tool.ts'

/** Reads a lab web from a file. Refuses with a sentence for each thing that is wrong with it. */
export async function readOrigins(name: string): Promise<LabWeb> {
	const text = await readFile(fromHere(name), 'utf8').catch((error: unknown) => {
		throw new Refusal(whyUnread(name, error), { exitCode: 2 })
	})
	let data: unknown
	try {
		data = JSON.parse(text)
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error)
		throw new Refusal(`${name} is not JSON: ${why}. Mend it; ${example}`, { exitCode: 2 })
	}
	const parsed = labWebSchema.safeParse(data, { reportInput: true })
	if (parsed.success) return parsed.data
	const sentences = parsed.error.issues.map((issue) => `${name}: ${explainIssue(issue)}`)
	throw new Refusal([...sentences, `(${example})`].join('\n'), { exitCode: 2 })
}

const example =
	'origins look like {"routes": [{"url": "https://api.example/items/{id}", "delay": 0.2, "json": {"id": "{id}"}}]}'

function whyUnread(name: string, error: unknown): string {
	const code = error instanceof Error && 'code' in error ? error.code : undefined
	if (code === 'ENOENT')
		return `There is no file ${name} to read the origins from. --origins takes a JSON file; ${example}`
	if (code === 'EISDIR') return `${name} is a folder. --origins takes a JSON file; ${example}`
	return `${name} cannot be read: ${error instanceof Error ? error.message : String(error)}.`
}
