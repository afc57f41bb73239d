import { ok, warning, wrong, type Finding } from './doctor-finding.ts'

/** What is to be known of a machine on which somebody works on the course. */
export interface MachineFacts {
	/** `own`: what runs is the Node that the project brings. `installed`: the machine's, as `node --version` has it. */
	node: { running: string; own: boolean; installed?: string }
	/** As `git --version` has it. */
	git: string | undefined
	chromium: { status: 'found'; path: string } | { status: 'missing' } | RefusedBrowser
	firefox: string | undefined
	python: PythonFacts
	built: BuiltFacts
	config: ConfigFacts
	/** Bytes that are free where the project lies. */
	free: number
	/** The project's folder. */
	root: string
}

interface RefusedBrowser {
	status: 'refused'
	/** Sentences, with the mend in them. */
	why: string
}

export type PythonFacts =
	{ status: 'built'; from: string } | { status: 'not built'; sources: readonly string[] }

export type BuiltFacts =
	| { status: 'none' }
	| { status: 'current' }
	| { status: 'old' }
	| { status: 'other base'; base: string }

export type ConfigFacts =
	{ status: 'read'; title: string; base: string } | { status: 'wrong'; why: string }

/** The packages, a build and its caches take about this much, in bytes. */
const needed = 1.2e9
/** And a build alone cannot be without this much. */
const least = 0.3e9

/** What there is to say, in the order in which things are needed. Pure. */
export function judgeMachine(facts: MachineFacts): Finding[] {
	return [
		...judgeNode(facts.node),
		judgeConfig(facts.config),
		judgeDisk(facts),
		judgeGit(facts.git),
		judgePython(facts.python),
		judgeChromium(facts.chromium),
		judgeFirefox(facts.firefox),
		judgeBuilt(facts.built),
	]
}

function judgeNode({ running, own, installed }: MachineFacts['node']): Finding[] {
	const major = Number(/^v?(\d+)/.exec(installed ?? '')?.[1] ?? Number.NaN)
	return [
		own
			? ok(`The project runs on its own Node ${running}.`)
			: warning(`The project runs on Node ${running}, which is not its own.`, {
					mend: 'Start commands with npm (npm run -s course -- doctor); where the package node has no binary: npm rebuild node --ignore-scripts=false',
				}),
		installed === undefined
			? ok('The machine has no Node beside it, and needs none for this.')
			: major >= 20
				? ok(`The machine’s Node is ${installed}, and 20 or newer is enough to install.`)
				: warning(`The machine’s Node is ${installed}, which is too old to install with.`, {
						mend: 'Get 20 or newer from https://nodejs.org',
					}),
	]
}

function judgeConfig(config: ConfigFacts): Finding {
	if (config.status === 'read')
		return ok(`The course is called “${config.title}”, and is served at ${config.base}`)
	return wrong(`The configuration cannot be used: ${config.why}`, {
		where: 'course.config.ts',
		mend: 'Mend what it says, and look again.',
	})
}

function judgeDisk({ free, root }: MachineFacts): Finding {
	const have = `${(free / 1e9).toFixed(1)} GB are free on this disk`
	if (free >= needed) return ok(`${have}.`)
	const aside = { where: root, mend: 'Make room: packages, a build and its caches take 1.2 GB.' }
	return free >= least
		? warning(`${have}, which may not be enough.`, aside)
		: wrong(`${have}, which is not enough for a build.`, aside)
}

function judgeGit(version: string | undefined): Finding {
	return version === undefined
		? warning('There is no git, so changes are not kept.', {
				mend: 'Get it from https://git-scm.com',
			})
		: ok(`There is git: ${version.replace(/^git version /, '')}.`)
}

function judgePython(python: PythonFacts): Finding {
	if (python.status === 'built')
		return ok(`Python is built, with aiohttp and Requests from ${python.from}.`)
	const [source] = python.sources
	return source === undefined
		? warning('Python’s packages are not built, and none of their sources can be reached.', {
				mend: 'Build where PyPI can be reached, or name a mirror: INTERLEAVE_PYPI=https://… npm run build. Without them the site has Python, and neither aiohttp nor Requests.',
			})
		: ok(`Python’s packages are not built yet; the next build takes them from ${source}`)
}

function judgeChromium(chromium: MachineFacts['chromium']): Finding {
	if (chromium.status === 'found') return ok('There is a Chromium.', chromium.path)
	if (chromium.status === 'refused')
		return wrong(chromium.why, { mend: 'Then look again.', where: 'CHROME_PATH' })
	return warning('There is no Chromium, which tests in a browser need.', {
		mend: 'npm run -s course -- find-browser gets one where it can. Building and serving go without.',
	})
}

function judgeFirefox(path: string | undefined): Finding {
	// It is looked for where Linux has it, and used where it is.
	return path === undefined
		? ok('There is no Firefox here; tests in it are left out.')
		: ok('There is a Firefox.', path)
}

function judgeBuilt(built: BuiltFacts): Finding {
	const mend = 'npm run build'
	switch (built.status) {
		case 'current':
			return ok('The site is built, from what is here now.', 'dist/')
		case 'none':
			return warning('The site is not built.', { where: 'dist/', mend })
		case 'old':
			return warning('The site was built from something else than what is here now.', {
				where: 'dist/',
				mend,
			})
		case 'other base':
			return wrong(`The site was not built for ${built.base}, the base of course.config.ts.`, {
				where: 'dist/',
				mend,
			})
	}
}
