import { expect, test } from 'vitest'
import { ensureTestPackage, type Computer } from './package.ts'

/** A computer on which `apt-get install` does this, and a record of what was run. */
function computer({
	debian = true,
	root = true,
	has = false,
	onInstall = () => undefined,
}: {
	debian?: boolean
	root?: boolean
	has?: boolean
	onInstall?: (attempt: number, lay: () => void) => void
} = {}): { made: Computer; ran: string[] } {
	const ran: string[] = []
	let isThere = has
	let attempts = 0
	const made: Computer = {
		debian,
		root,
		isThere: () => isThere,
		async run(command, ...args) {
			ran.push([command, ...args].join(' '))
			if (args[0] === 'install') onInstall(++attempts, () => (isThere = true))
			return '3.11.2-6'
		},
		say: () => undefined,
	}
	return { made, ran }
}

const install = 'apt-get install -y libpython3.11-testsuite'

test('tests that are there are taken, with the version of their package', async () => {
	const { made, ran } = computer({ has: true })
	expect(await ensureTestPackage(made)).toMatchObject({ status: 'found', version: '3.11.2-6' })
	expect(ran.filter((line) => line.startsWith('apt-get'))).toEqual([])
})

test('on Debian, root installs them', async () => {
	const { made } = computer({ onInstall: (_attempt, lay) => lay() })
	expect(await ensureTestPackage(made)).toMatchObject({ status: 'found' })
})

test('where there is no list of packages yet, it is fetched first', async () => {
	const { made, ran } = computer({
		onInstall: (attempt, lay) => {
			if (attempt === 1) throw new Error('Unable to locate package')
			lay()
		},
	})
	expect(await ensureTestPackage(made)).toMatchObject({ status: 'found' })
	expect(ran.slice(0, 3)).toEqual([install, 'apt-get update', install])
})

test('why there are none is said, and what to do', async () => {
	const whereNot = [computer({ root: false }), computer({ debian: false })]
	for (const { made, ran } of whereNot) {
		expect(await ensureTestPackage(made)).toEqual({
			status: 'missing',
			sentence:
				"CPython 3.11's own tests are not in /usr/lib/python3.11/test: install Debian 12's package: sudo apt-get install libpython3.11-testsuite.",
		})
		expect(ran).toEqual([])
	}
})

test('an installation that fails is told with its cause', async () => {
	const { made } = computer({
		onInstall: () => {
			throw new Error('Could not resolve deb.debian.org\nE: more')
		},
	})
	expect(await ensureTestPackage(made)).toMatchObject({
		sentence: expect.stringContaining('failed: Could not resolve deb.debian.org.'),
	})
})
