import { cp, mkdtempDisposable, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { openShelf } from './shelf.ts'

const exercises = path.join(import.meta.dirname, '../../exercises')
const id = 'one-at-a-time'
const whole = { languages: ['ts', 'py'] as const, leaveOut: { exercises: [] } }

/** A site of one exercise. */
async function siteOfOne() {
	const folder = await mkdtempDisposable(path.join(tmpdir(), 'shelf-'))
	const exercise = path.join(folder.path, 'exercises', id)
	await cp(path.join(exercises, id), exercise, { recursive: true })
	return {
		root: pathToFileURL(`${folder.path}/`),
		exercise,
		async retitle(title: string) {
			const file = path.join(exercise, 'exercise.md')
			const text = await readFile(file, 'utf8')
			await writeFile(file, text.replace(/^title: .*$/m, `title: ${title}`))
		},
		[Symbol.asyncDispose]: () => folder.remove(),
	}
}

test('lists the twins that the copy has, and what is left out is not among them', async () => {
	await using site = await siteOfOne()
	const twins = await openShelf(site.root, { ...whole, keeps: false }).twins()
	expect(twins.map(({ params }) => `${params.id}/${params.language}`).sort()).toEqual([
		`${id}/py`,
		`${id}/ts`,
	])
	const inPython = { ...whole, languages: ['py'] as const, keeps: false }
	expect(await openShelf(site.root, inPython).twins()).toHaveLength(1)
	const without = { ...whole, leaveOut: { exercises: [id] }, keeps: false }
	expect(await openShelf(site.root, without).twins()).toEqual([])
})

test('reads an exercise once for a build, and each time for a dev server', async () => {
	await using site = await siteOfOne()
	const kept = openShelf(site.root, { ...whole, keeps: true })
	const fresh = openShelf(site.root, { ...whole, keeps: false })
	await kept.twins()
	await fresh.twins()
	await site.retitle('Changed meanwhile')
	expect((await kept.exercise(site.exercise)).title).not.toBe('Changed meanwhile')
	expect((await fresh.exercise(site.exercise)).title).toBe('Changed meanwhile')
})
