import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Command } from 'commander'
import { findBrowser } from './find-browser.ts'
import { Refusal } from './refusal.ts'
import {
	hasFailed,
	nothing,
	sayCheck,
	summary,
	tallyCheck,
	tallyPlaywright,
	tallyVitest,
	type Outcome,
	type Tally,
} from './tally.ts'
import { root, run, runTool, type RunOptions } from './tool.ts'

/** One check. Answers what it counted and how its tool ended. */
interface Step {
	name: string
	about: string
	/** A step that counts cases fails when it finds none. */
	run(): Promise<{ code: number; tally?: Tally }>
}

/** What CI runs, in this order: what is quick and sharp comes first. */
const steps: readonly Step[] = [
	{
		name: 'format',
		about: 'every file is formatted (prettier)',
		run: () => runTool('prettier', ['--check', '--log-level', 'warn', '.']).then(plain),
	},
	// Before lint, which reads the types that Astro writes for the content.
	{
		name: 'types',
		about: 'types agree, also in .astro files (astro check)',
		run: () => runTool('astro', ['check', '--tsconfig', 'tsconfig.check.json']).then(plain),
	},
	{
		name: 'lint',
		about: 'no floating promise, no unused exception (eslint)',
		run: () => runTool('eslint', ['.']).then(plain),
	},
	{
		name: 'unused',
		about: 'no file, export or dependency without a use (knip)',
		run: () => runTool('knip', []).then(plain),
	},
	{
		name: 'unit',
		about: 'unit tests, the arrows between rooms, and the contract of the runtimes (vitest)',
		run: () => vitest('unit', ['unit', 'contract', 'exercises', 'sites']),
	},
	{
		name: 'check',
		about: 'the six laws hold for every exercise (course check)',
		run: checkExercises,
	},
	{
		name: 'build',
		about: 'the site builds, and every link in it leads somewhere',
		run: () => course(['build']).then(plain),
	},
	{
		name: 'dist',
		about: 'what was built keeps its secrets, headers and size (vitest)',
		run: () => vitest('dist', ['dist']),
	},
	{
		name: 'e2e',
		about: 'lessons and exercises in a real browser, with axe (playwright)',
		run: endToEnd,
	},
]

function plain({ code }: { code: number }) {
	return { code }
}

async function vitest(name: string, projects: readonly string[]) {
	const file = await freshReport(name)
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
	const chosen = projects.map((project) => `--project=${project}`)
	// A test of a browser takes a second; it need not be named for it.
	const quiet = ['--slowTestThreshold=10000', '--silent=passed-only']
	const { code } = await runTool('vitest', ['run', ...chosen, ...reporters, ...quiet], {
		env: await withBrowser(),
	})
	return { code, tally: tallyVitest(await readReport(file)) }
}

async function endToEnd() {
	const file = await freshReport('e2e')
	const env = { ...(await withBrowser()), PLAYWRIGHT_JSON_OUTPUT_NAME: file }
	const { code } = await runTool('playwright', ['test', '--reporter=dot,json'], {
		packageName: '@playwright/test',
		env,
	})
	return { code, tally: tallyPlaywright(await readReport(file)) }
}

async function checkExercises() {
	// Twice the same check would be twice the time: the people's form of it is for people.
	const { code, stdout } = await course(['check', '--json'], ['ignore', 'pipe', 'inherit'])
	if (!stdout.startsWith('{')) throw new Refusal('the check ended without a report; see above')
	const report: unknown = JSON.parse(stdout)
	for (const line of sayCheck(report)) console.log(line)
	return { code, tally: tallyCheck(report) }
}

function course(args: readonly string[], stdio?: RunOptions['stdio']) {
	return run(process.execPath, [join(root, 'cli/course.ts'), ...args], { ...(stdio && { stdio }) })
}

/** The environment with the browser that was found, for every tool that starts one. */
async function withBrowser(): Promise<NodeJS.ProcessEnv> {
	const { path } = await findBrowser()
	return { ...process.env, CHROME_PATH: path }
}

/** A place for a tool's report, without the report of the run before. */
async function freshReport(name: string): Promise<string> {
	const file = join(root, '.cache', 'reports', `${name}.json`)
	await mkdir(dirname(file), { recursive: true })
	await rm(file, { force: true })
	return file
}

async function readReport(file: string): Promise<unknown> {
	const text = await readFile(file, 'utf8').catch(() => undefined)
	if (text === undefined) throw new Refusal('the tool ended without a report; its output is above')
	return JSON.parse(text) as unknown
}

async function take(step: Step): Promise<Outcome> {
	const began = performance.now()
	const end = (tally: Tally, problem?: string): Outcome => ({
		step: step.name,
		seconds: (performance.now() - began) / 1000,
		tally,
		...(problem !== undefined && { problem }),
	})
	try {
		const { code, tally } = await step.run()
		if (code !== 0) return end(tally ?? nothing, `exit code ${code}`)
		if (tally && tally.passed + tally.failed.length === 0) return end(tally, 'it found no test')
		return end(tally ?? nothing)
	} catch (error) {
		if (!(error instanceof Refusal)) console.error(error)
		return end(nothing, error instanceof Error ? error.message : String(error))
	}
}

async function test({ only, list }: { only?: string[]; list?: true }): Promise<void> {
	if (list) {
		for (const { name, about } of steps) console.log(`${name.padEnd(8)} ${about}`)
		return
	}
	const chosen = steps.filter(({ name }) => !only || only.includes(name))
	const unknown = only?.find((name) => !steps.some((step) => step.name === name))
	if (unknown !== undefined)
		throw new Refusal(
			`There is no step "${unknown}". The steps: ${steps.map((step) => step.name).join(', ')}.`,
		)
	const outcomes: Outcome[] = []
	for (const [index, step] of chosen.entries()) {
		console.log(`\n── ${step.name} (${index + 1} of ${chosen.length}): ${step.about}`)
		const outcome = await take(step)
		outcomes.push(outcome)
		const mark = hasFailed(outcome) ? '✗' : '✓'
		const why = outcome.problem === undefined ? '' : `: ${outcome.problem}`
		console.log(`${mark} ${step.name}, ${outcome.seconds.toFixed(1)} s${why}`)
	}
	if (outcomes.some(hasFailed)) process.exitCode = 1
	console.log(`\n── summary\n${summary(outcomes)}`)
}

export function register(program: Command): void {
	program
		.command('test')
		.description('run everything that CI runs')
		.option('--only <step...>', 'only these steps')
		.option('--list', 'list the steps')
		.action(test)
}
