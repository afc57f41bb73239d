import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Files } from '../course/submission.ts'

/**
 * Everything in a folder, as text, by path from the folder, in the order of the names.
 * What editors and interpreters leave behind (`.DS_Store`, `__pycache__`) is not part of it.
 * Rejects when there is no such folder.
 */
export async function readTree(folder: string): Promise<Files> {
	const entries = await readdir(folder, { withFileTypes: true, recursive: true })
	const paths = entries
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
		.map((name) => name.split(path.sep).join('/'))
		.filter(
			(name) => !name.split('/').some((part) => part.startsWith('.') || part === '__pycache__'),
		)
		.sort()
	const texts = await Promise.all(paths.map((name) => readFile(path.join(folder, name), 'utf8')))
	return Object.fromEntries(paths.map((name, at) => [name, texts[at] ?? '']))
}

/** The files below one folder of the tree, by path from that folder. */
export function below(folder: string, tree: Files): Files {
	const prefix = `${folder}/`
	return Object.fromEntries(
		Object.entries(tree)
			.filter(([name]) => name.startsWith(prefix))
			.map(([name, text]) => [name.slice(prefix.length), text]),
	)
}

/** The folders directly below one folder of the tree. */
export function foldersBelow(folder: string, tree: Files): string[] {
	const inside = Object.keys(below(folder, tree)).filter((name) => name.includes('/'))
	return [...new Set(inside.map((name) => name.slice(0, name.indexOf('/'))))]
}
