import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { layFiles, runCourse, withoutBuilding } from './course-command.ts'
import { startFrameHost } from './webcontainer-host/host.ts'

// A browser and a bundler start here, on machines that may be busy.
vi.setConfig({ testTimeout: 240_000 })

let folder: string
beforeEach(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'grade-'))
	await layFiles(folder, {
		'ts/suite.test.ts': `import { expect, test } from 'vitest'
import { versions } from './solution/versions.ts'
test('is Node', () => { expect(versions.node).toMatch(/^\\d+/) })
test('is no page', () => { expect(versions).toHaveProperty('v8') })
`,
		'right/versions.ts': "export { versions } from 'node:process'",
		'py/suite.test.ts':
			"import { load } from '#kit/python'\nimport { test } from 'vitest'\ntest('a', () => void load)",
		'right/a.py': '',
	})
})
afterEach(() => rm(folder, { recursive: true, maxRetries: 3 }))

test('webcontainer grades in real Node in a page', async () => {
	await using host = await startFrameHost()
	const { out, err, code } = await runCourse(
		['grade', 'ts', 'right', '--runtime', 'webcontainer'],
		{ cwd: folder, env: { WEBCONTAINER_API_IFRAME_URL: host.url } },
	)
	expect(withoutBuilding(err)).toBe('')
	expect(out).toContain('Passed: 2 cases.')
	expect(code).toBe(0)
	expect(host.visits).toBeGreaterThan(0)
})

test('one that cannot boot is told in the words of the page, and nothing was graded', async () => {
	await using host = await startFrameHost()
	host.mode = 'unreachable'
	const { out, code } = await runCourse(['grade', 'ts', 'right', '--runtime', 'webcontainer'], {
		cwd: folder,
		env: { WEBCONTAINER_API_IFRAME_URL: host.url },
	})
	expect(out).toMatch(
		/Not graded: WebContainer is loaded from .*, which cannot be reached from here\./,
	)
	expect(code).toBe(2)
})

test('it does not run Python, and says what does', async () => {
	expect(
		await runCourse(['grade', 'py', 'right', '--runtime', 'webcontainer'], { cwd: folder }),
	).toEqual({
		code: 2,
		out: '',
		err: 'webcontainer runs TypeScript alone. For Python there are --runtime process and --runtime worker.\n',
	})
})
