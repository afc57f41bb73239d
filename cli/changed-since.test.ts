import { execFileSync } from 'node:child_process'
import { mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { changedSince, namesOf } from './changed-since.ts'

test('files belong to exercises and lessons', () => {
	expect(
		namesOf([
			'exercises/wait/ts/suite.test.ts',
			'exercises/wait/hints/begin.md',
			'exercises/_template/exercise.md',
			'src/content/docs/the-tools.mdx',
			'src/content/docs/de/taking-turns.mdx',
			'src/content/docs/de/index.mdx',
			'README.md',
		]),
	).toEqual({ exercises: ['wait'], lessons: ['taking-turns', 'the-tools'] })
})

test('what grades them all concerns them all', () => {
	expect(namesOf(['exercises/kit/lab.ts']).exercises).toBe('all')
	expect(namesOf(['src/runtimes/machine/host.ts']).exercises).toBe('all')
})

test('git is asked, for what it knows and for what it does not know yet; in my-course too', async () => {
	await using folder = await mkdtempDisposable(path.join(tmpdir(), 'changed-'))
	const git = (...args: string[]) =>
		execFileSync('git', ['-C', folder.path, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args])
	const write = async (file: string, text: string) => {
		await mkdir(path.dirname(path.join(folder.path, file)), { recursive: true })
		await writeFile(path.join(folder.path, file), text)
	}
	await write('my-course/exercises/one/exercise.md', 'a')
	await write('my-course/exercises/two/exercise.md', 'a')
	git('init', '-q')
	git('add', '.')
	git('commit', '-qm', 'first')
	const ask = (commit = 'HEAD') => changedSince(commit, { folder: folder.path, isOwn: true })
	expect(await ask()).toEqual({ exercises: [], lessons: [] })
	await write('my-course/exercises/one/exercise.md', 'b')
	await write('my-course/lessons/mine.mdx', 'new')
	expect(await ask()).toEqual({ exercises: ['one'], lessons: ['mine'] })
	await expect(ask('no-such-branch')).rejects.toThrow('git cannot tell what has changed')
})
