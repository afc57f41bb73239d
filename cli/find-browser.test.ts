import { describe, expect, test } from 'vitest'
import { findBrowser, type Machine } from './find-browser.ts'

/** A machine with these files; whatever it runs is written down, and fails unless `run` says otherwise. */
function machineWith(files: readonly string[], more: Partial<Machine> = {}) {
	const ran: string[] = []
	const said: string[] = []
	const disk = new Set(files)
	const machine: Machine = {
		platform: 'linux',
		env: { PATH: '/usr/bin:/bin' },
		home: '/home/ada',
		root: false,
		debian: false,
		isFile: (path) => disk.has(path),
		playwrightBrowser: () => '/home/ada/.cache/ms-playwright/chrome',
		run: (command, args) => {
			ran.push([command, ...args].join(' '))
			return Promise.reject(new Error('no network'))
		},
		say: (line) => said.push(line),
		...more,
	}
	return { machine, ran, said, disk }
}

const playwright = '/home/ada/.cache/ms-playwright/chrome'

describe('the order of the search', () => {
	test('CHROME_PATH comes first', async () => {
		const files = ['/opt/chrome', playwright, '/usr/bin/chromium']
		const { machine } = machineWith(files, { env: { CHROME_PATH: '/opt/chrome' } })
		expect((await findBrowser(machine)).path).toBe('/opt/chrome')
	})

	test('a CHROME_PATH that is not there is refused, not passed over', async () => {
		const { machine } = machineWith([playwright], { env: { CHROME_PATH: '/opt/chrome' } })
		await expect(findBrowser(machine)).rejects.toThrow('CHROME_PATH names /opt/chrome')
	})

	test("Playwright's own browser comes before one of the system", async () => {
		const { machine } = machineWith(['/usr/bin/chromium', playwright])
		expect((await findBrowser(machine)).path).toBe(playwright)
	})

	test('prefers the one without windows', async () => {
		const { machine } = machineWith(['/bin/chromium', '/usr/bin/chromium-headless-shell'])
		expect((await findBrowser(machine)).path).toBe('/usr/bin/chromium-headless-shell')
	})

	test('Chromium comes before Chrome, wherever on the PATH they lie', async () => {
		const { machine } = machineWith(['/usr/bin/google-chrome', '/bin/chromium'])
		expect((await findBrowser(machine)).path).toBe('/bin/chromium')
	})

	test('nothing is fetched when one is found', async () => {
		const { machine, ran } = machineWith(['/usr/bin/google-chrome'])
		await findBrowser(machine)
		expect(ran).toEqual([])
	})
})

test.each([
	['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
	['darwin', '/home/ada/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
	['win32', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
	['win32', 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
] as const)('on %s it looks at %s', async (platform, path) => {
	const env = {
		ProgramFiles: 'C:\\Program Files',
		'ProgramFiles(x86)': 'C:\\Program Files (x86)',
	}
	const { machine } = machineWith([path], { platform, env })
	expect((await findBrowser(machine)).path).toBe(path)
})

describe('when there is none', () => {
	test("Playwright's download is tried first", async () => {
		const { machine, disk, said } = machineWith([], {
			run: (_, args) => {
				if (args.includes('chromium')) disk.add(playwright)
				return Promise.resolve()
			},
		})
		expect((await findBrowser(machine)).path).toBe(playwright)
		expect(said).toHaveLength(1)
	})

	test.each([
		['Debian', ['chromium-headless-shell', 'chromium'], '/usr/bin/chromium-headless-shell'],
		['Ubuntu', ['chromium'], '/usr/bin/chromium'],
	])('root on %s falls back to its package', async (_, packages, path) => {
		const { machine, disk } = machineWith([], {
			root: true,
			debian: true,
			run: (command, args) => {
				if (command !== 'apt-get') return Promise.reject(new Error('no network'))
				const name = args.includes('install') ? args.at(-1) : undefined
				if (name === undefined) return Promise.resolve()
				if (!packages.includes(name)) return Promise.reject(new Error('no such package'))
				disk.add(`/usr/bin/${name}`)
				return Promise.resolve()
			},
		})
		expect((await findBrowser(machine)).path).toBe(path)
	})

	test('nobody but root runs apt-get', async () => {
		const { machine, ran } = machineWith([], { debian: true })
		await expect(findBrowser(machine)).rejects.toThrow('sudo apt-get install chromium')
		expect(ran.filter((line) => line.startsWith('apt-get'))).toEqual([])
	})

	test('the refusal names every cause and the mend', async () => {
		const { machine } = machineWith([], { root: true, debian: true })
		const refusal = findBrowser(machine)
		await expect(refusal).rejects.toThrow("Playwright's download: no network")
		await expect(refusal).rejects.toThrow('apt-get: no network')
		await expect(refusal).rejects.toThrow('CHROME_PATH=')
	})

	test('a download that leaves nothing is not believed', async () => {
		const { machine } = machineWith([], { run: () => Promise.resolve() })
		await expect(findBrowser(machine)).rejects.toThrow('left no browser')
	})
})

test.each([
	[true, ['--site-per-process', '--no-sandbox']],
	[false, ['--site-per-process']],
])('the sandbox of Chromium is given up for root alone (root: %s)', async (root, args) => {
	const { machine } = machineWith(['/usr/bin/chromium'], { root })
	expect((await findBrowser(machine)).args).toEqual(args)
})
