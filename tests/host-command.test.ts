import {
	appendFile,
	mkdir,
	mkdtempDisposable,
	readFile,
	readdir,
	rename,
	writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildCommand } from '../src/library/hosts/host-recipe.ts'
import { course } from '../src/the-course.ts'
import { runCourse } from './course-command.ts'
import { laySite } from './hosted-site.ts'
import { runShell } from './real-servers.ts'

test('prints the configuration alone, and says beside it what to do', async () => {
	await using site = await laySite(course.base)
	const { code, out, err } = await runCourse(['host', 'vercel', '--dir', site.path])
	expect(code).toBe(0)
	expect(JSON.parse(out)).toMatchObject({ outputDirectory: 'dist' })
	expect(err).toContain('- Commit vercel.json')
})

test('writes the files, leaves what somebody else wrote, and then writes nothing', async () => {
	await using site = await laySite(course.base)
	await using folder = await mkdtempDisposable(join(tmpdir(), 'host-'))
	const asked = ['host', 'docker', '--dir', site.path, '--out', folder.path]
	expect((await runCourse(asked)).code).toBe(0)
	const names = await readdir(folder.path)
	expect(names.sort()).toEqual(['.dockerignore', 'Dockerfile', 'course.nginx.conf'])
	expect((await runCourse(asked)).code).toBe(0)

	await writeFile(join(folder.path, 'course.nginx.conf'), '# mine\n')
	const { code, err } = await runCourse([...asked, '--at', '/var/www/course'])
	expect(code).toBe(1)
	expect(err).toContain('is there already, and says something else')
	expect(await readFile(join(folder.path, 'Dockerfile'), 'utf8')).toContain('/srv/course/')
})

test('says that the site has to be built, and that it was built for another base', async () => {
	await using folder = await mkdtempDisposable(join(tmpdir(), 'host-'))
	const unbuilt = await runCourse(['host', 'nginx', '--dir', folder.path])
	expect(unbuilt.code).toBe(1)
	expect(unbuilt.err).toContain('Run `npm run build` first.')
	expect((await runCourse(['host', 'netlify', '--dir', folder.path])).code).toBe(0)

	await using elsewhere = await laySite('/some/where/else/')
	const other = await runCourse(['host', 'nginx', '--dir', elsewhere.path])
	expect(other.code).toBe(1)
	expect(other.err).toContain(`was not built for ${course.base}`)
})

test('refuses a header that the host would misread, in a sentence', async () => {
	await using site = await laySite(course.base)
	await appendFile(join(site.path, '_headers'), '\n/odd/\n  X-Price: 5 $ each\n')
	const { code, out, err } = await runCourse(['host', 'nginx', '--dir', site.path])
	expect([code, out]).toEqual([1, ''])
	expect(err).toMatch(/^_headers gives \/odd\/ the header X-Price: 5 \$ each\. nginx would take/)
	expect(err.trim().split('\n')).toHaveLength(1)
})

test('refuses a folder on the server that a configuration would misread', async () => {
	const { code, err } = await runCourse(['host', 'nginx', '--at', '/srv/my course'])
	expect(code).toBe(1)
	expect(err).toContain('without spaces')
})

test('the command for a host without folders moves the course down to its base', async () => {
	const base = '/a/deep/base/'
	await using site = await laySite(base)
	await using project = await mkdtempDisposable(join(tmpdir(), 'host-'))
	await mkdir(join(project.path, '.cache'))
	await rename(site.path, join(project.path, 'dist'))
	const moves = buildCommand(base).replace('npm run build && ', '')
	await runShell(moves, project.path)
	await mkdir(site.path)
	const top = await readdir(join(project.path, 'dist'))
	expect(top.sort()).toEqual(['404.html', '_headers', 'a'])
	const inside = await readdir(join(project.path, 'dist/a/deep/base'))
	expect(inside).toEqual(expect.arrayContaining(['index.html', '_astro', 'sw.js', 'one']))
	expect(inside).not.toContain('_headers')
})
