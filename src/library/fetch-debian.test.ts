import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { beforeAll, expect, test, vi } from 'vitest'
import { fetchDebian } from './fetch-debian.ts'
import type { Fetched } from './python-manifest.ts'
import type { DebianIngredient } from './python-recipes.ts'

const run = promisify(execFile)

const six: DebianIngredient = { name: 'six', package: 'python3-six', licence: 'MIT', tops: ['six'] }

/** Why Debian cannot be asked on this machine; nothing where it can be. */
async function obstacle(): Promise<string | undefined> {
	try {
		const { stdout } = await run('apt-get', ['download', '--print-uris', six.package])
		const [, address = ''] = /'(.+?)'/.exec(stdout) ?? []
		const response = await fetch(address, { method: 'HEAD' })
		return response.ok ? undefined : `${address} says ${response.status}.`
	} catch (error) {
		return `Debian's packages cannot be had here: ${String(error)}`
	}
}

const reason = await obstacle()
const none = { ...six, package: 'python3-no-such-package' }
let fetched: Fetched[] = []

beforeAll(async () => {
	if (reason === undefined) fetched = await fetchDebian([{ ...none, since: 13 }, six])
}, 120_000)

test('a package of a later Debian is left out where this one does not have it', ({ skip }) => {
	skip(reason !== undefined, reason)
	expect(fetched.map(({ source }) => source.name)).toEqual(['six'])
})

test('a package comes as an archive that holds its licence', ({ skip }) => {
	skip(reason !== undefined, reason)
	const [package_] = fetched
	expect(package_).toMatchObject({
		from: 'apt-get download python3-six',
		source: {
			archive: { file: expect.stringMatching(/^python3-six_1\..*_all\.deb$/), format: 'tar' },
			root: 'usr/lib/python3/dist-packages/',
			licences: ['usr/share/doc/python3-six/copyright'],
		},
	})
	// An archive of ar, and the tar that was inside it.
	expect(text(package_?.original).slice(0, 8)).toBe('!<arch>\n')
	expect(text(package_?.source.archive.bytes)).toContain('./usr/lib/python3/dist-packages/six.py')
})

test('a licence that a package only names comes with its text', async ({ skip }) => {
	skip(reason !== undefined, reason)
	const licence = await fetched[0]?.completeLicence?.('See /usr/share/common-licenses/Apache-2.0.')
	expect(licence).toMatch(/^See \/usr\/share.*Version 2\.0, January 2004/s)
})

test('a package that does not exist is named', { timeout: 60_000 }, async ({ skip }) => {
	skip(reason !== undefined, reason)
	// As root it would bring apt's lists up to date first.
	vi.spyOn(process, 'getuid').mockReturnValue(1000)
	await expect(fetchDebian([none])).rejects.toThrow(
		'apt-get download failed: Unable to locate package python3-no-such-package. If its lists are missing or old, run "sudo apt-get update" and try again.',
	)
	vi.restoreAllMocks()
})

test('a machine without apt says so', async () => {
	const path = process.env['PATH']
	process.env['PATH'] = '/nowhere'
	try {
		await expect(fetchDebian([six])).rejects.toThrow(
			'There is no apt-get here, so Debian’s packages cannot be fetched.',
		)
	} finally {
		process.env['PATH'] = path
	}
})

function text(bytes: Uint8Array = new Uint8Array()) {
	return Buffer.from(bytes).toString('latin1')
}
