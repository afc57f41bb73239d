import { execFile } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Command } from 'commander'
import { Refusal } from './refusal.ts'

const exec = promisify(execFile)
const downloadMinutes = 5

/** A Chromium that can be started: its executable, and the arguments this machine needs. */
export interface Browser {
	path: string
	args: readonly string[]
}

/** What the search asks of the machine; a test hands in a made-up one. */
export interface Machine {
	platform: NodeJS.Platform
	env: Readonly<Record<string, string | undefined>>
	home: string
	root: boolean
	/** Whether Debian's package manager is here. */
	debian: boolean
	isFile(path: string): boolean
	/** Where Playwright's own browser lies once it is downloaded. */
	playwrightBrowser(): string
	/** Runs a command; rejects when it fails or takes longer than `minutes`. */
	run(command: string, args: readonly string[], minutes: number): Promise<void>
	say(line: string): void
}

/**
 * Finds a Chromium, or gets one: Playwright's download where the network allows it, Debian's package
 * where that is possible. Rejects with a `Refusal` that says what to do.
 */
export async function findBrowser(given?: Machine): Promise<Browser> {
	const machine = given ?? (await thisMachine())
	const path = installedBrowser(machine) ?? (await getBrowser(machine))
	return { path, args: argsFor(machine) }
}

/** The Chromium that is here, if there is one; nothing is fetched. Rejects with a `Refusal` when CHROME_PATH names none. */
export async function browserHere(): Promise<string | undefined> {
	return installedBrowser(await thisMachine())
}

/**
 * Chromium's own sandbox refuses to run as root; everyone else keeps it. A headless shell, other than the browsers
 * people have on their computers, lets a frame of another site share the page's process unless it is told not to.
 */
function argsFor(machine: Machine): string[] {
	return ['--site-per-process', ...(machine.root ? ['--no-sandbox'] : [])]
}

/** The browser that is here already: the one named by CHROME_PATH, Playwright's, or a usual place. */
function installedBrowser(machine: Machine): string | undefined {
	const named = machine.env['CHROME_PATH']
	if (named !== undefined && named !== '') {
		if (machine.isFile(named)) return named
		throw new Refusal(
			`CHROME_PATH names ${named}, and there is no such file. Correct it, or unset it to have a browser looked for.`,
		)
	}
	return [machine.playwrightBrowser(), ...usualPlaces(machine)].find((path) => machine.isFile(path))
}

function usualPlaces({ platform, env, home }: Machine): string[] {
	if (platform === 'darwin') {
		const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge']
		return ['/Applications', `${home}/Applications`].flatMap((folder) =>
			apps.map((app) => `${folder}/${app}.app/Contents/MacOS/${app}`),
		)
	}
	if (platform === 'win32') {
		const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map((name) => env[name])
		const programs = [
			'Google\\Chrome\\Application\\chrome.exe',
			'Chromium\\Application\\chrome.exe',
			'Microsoft\\Edge\\Application\\msedge.exe',
		]
		return folders.flatMap((folder) =>
			folder === undefined ? [] : programs.map((program) => `${folder}\\${program}`),
		)
	}
	const names = [
		// The same browser without its windows, which takes two thirds of the time; Playwright's own is that one, too.
		'chromium-headless-shell',
		'chromium',
		'chromium-browser',
		'google-chrome',
		'google-chrome-stable',
		'microsoft-edge',
	]
	const folders = (env['PATH'] ?? '').split(':').concat('/usr/bin', '/usr/local/bin', '/snap/bin')
	return names.flatMap((name) => folders.filter(Boolean).map((folder) => `${folder}/${name}`))
}

async function getBrowser(machine: Machine): Promise<string> {
	const causes: string[] = []
	machine.say(`No Chrome or Chromium here; downloading one (at most ${downloadMinutes} minutes).`)
	try {
		await machine.run(process.execPath, [playwrightCli(), 'install', 'chromium'], downloadMinutes)
		return found(machine, 'The download')
	} catch (error) {
		causes.push(`Playwright's download: ${firstLine(error)}`)
	}
	if (machine.debian && machine.root) {
		machine.say("The download is not possible here; installing Debian's package.")
		try {
			await machine.run('apt-get', ['update'], downloadMinutes)
			await installPackage(machine)
			return found(machine, 'The package')
		} catch (error) {
			causes.push(`apt-get: ${firstLine(error)}`)
		}
	}
	throw new Refusal(whatToDo(machine, causes))
}

/** The headless shell where the package list has it, which Debian's has and Ubuntu's has not. */
async function installPackage(machine: Machine): Promise<void> {
	const install = (name: string) =>
		machine.run('apt-get', ['install', '-y', name], 2 * downloadMinutes)
	try {
		await install('chromium-headless-shell')
	} catch {
		await install('chromium')
	}
}

function found(machine: Machine, what: string): string {
	const path = installedBrowser(machine)
	if (path === undefined) throw new Error(`${what} ended well, but left no browser`)
	return path
}

function whatToDo(machine: Machine, causes: readonly string[]): string {
	const install = {
		linux: machine.debian ? 'sudo apt-get install chromium' : 'your package manager (chromium)',
		darwin: 'brew install --cask google-chrome, or https://www.google.com/chrome',
		win32: 'winget install Google.Chrome, or https://www.google.com/chrome',
	}
	const how = Object.entries(install).find(([platform]) => platform === machine.platform)?.[1]
	return [
		'The checks in a browser need Chrome, Chromium or Edge, and none was found nor could be fetched.',
		...causes.map((cause) => `  ${cause}`),
		`Install one: ${how ?? install.linux}.`,
		'If one is installed in an unusual place: CHROME_PATH=/path/to/chrome npm test',
	].join('\n')
}

function playwrightCli(): string {
	const require = createRequire(import.meta.url)
	return join(dirname(require.resolve('@playwright/test/package.json')), 'cli.js')
}

function firstLine(error: unknown): string {
	const text = error instanceof Error ? error.message : String(error)
	return text.split('\n', 1)[0] ?? ''
}

async function thisMachine(): Promise<Machine> {
	// Loaded here, because it takes longer to load than most commands take to run.
	const { chromium } = await import('@playwright/test')
	return {
		platform: process.platform,
		env: process.env,
		home: homedir(),
		root: process.getuid?.() === 0,
		debian: existsSync('/etc/debian_version'),
		isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false,
		playwrightBrowser: () => chromium.executablePath(),
		async run(command, args, minutes) {
			const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
			await exec(command, args, { timeout: minutes * 60_000, env, maxBuffer: 64 * 2 ** 20 })
		},
		say: (line) => {
			console.error(line)
		},
	}
}

export function register(program: Command): void {
	program
		.command('find-browser')
		.description('print the browser that the checks will use, and get one if there is none')
		.action(async () => {
			const { path, args } = await findBrowser()
			console.log([path, ...args].join(' '))
		})
}
