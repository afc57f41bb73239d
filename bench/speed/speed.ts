import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dist } from '../../cli/build.ts'
import { root, runTool } from '../../cli/tool.ts'
import { course } from '../../src/the-course.ts'
import { twinOf } from '../../src/library/publish-twin.ts'
import { readExercise } from '../../src/library/read-exercise.ts'
import { goalsOf } from '../../src/speed/goals.ts'
import { profiles, speedSchema, type Profile, type Speed } from '../../src/speed/measurement.ts'
import { withReadmeTable } from '../../src/speed/tables.ts'
import { openChromium, openFirefox, type OpenBrowser } from './browsers.ts'
import {
	bareGuide,
	buildBare,
	buildTutorialkit,
	starlightVersions,
	tutorialkit,
	tutorialkitLesson,
} from './compared.ts'
import { openHost } from './host.ts'
import { Ledger } from './ledger.ts'
import { getLighthouse, lighthouse, look } from './lighthouse.ts'
import { describeMachine, load } from './machine.ts'
import { timeDeeds, timeEditor, timeVisits, type Answers, type Site } from './visits.ts'

// How fast the course is beside what else there is: `npm run bench -- --speed`. Every round takes each site once, so
// that a busy moment of the machine strikes all alike.

const asked = process.argv[2]
const rounds = Number(asked ?? 5)
/** Nobody waits longer who has not said how many rounds it shall be. */
const enough = asked === undefined ? 11.5 : Infinity
const lesson = 'from-sequential-to-concurrent/'
const exercise = 'fetch-all-at-once'
const results = join(root, 'bench/results/speed.json')

// What is compared with is made before anything is measured.
const program = await getLighthouse()
const folders = { tutorialkit: await buildTutorialkit(), bare: await buildBare() }
const { base } = course
await using stack = new AsyncDisposableStack()
const ourHost = stack.use(await openHost(dist, base))
const sites: readonly Site[] = [
	{
		name: 'ours',
		host: ourHost,
		path: lesson,
		editor: `course-exercise[exercise="${exercise}"][language="ts"][awake] code-editor:not([readonly])`,
	},
	{
		name: 'tutorialkit',
		host: stack.use(await openHost(folders.tutorialkit)),
		path: tutorialkitLesson,
		editor: '.cm-content[contenteditable=true]',
	},
	{ name: 'bare', host: stack.use(await openHost(folders.bare)), path: bareGuide, editor: '' },
]
const answers = await readAnswers()
const ledger = new Ledger()
const loadBefore = load()
const loads: number[] = []
const began = performance.now()
const chromium = stack.use(await openChromium())
const firefox = await openFirefox()
if (firefox) stack.use(firefox)
else console.log('No Firefox here: apt-get install firefox-esr, or name one by FIREFOX_PATH.')

await warmUp()
for (let round = 1; round <= rounds && fits(round); round++) {
	for (const profile of profiles) await measure(chromium, profile)
	if (firefox) await measure(firefox, 'desktop')
	await audit()
	loads.push(load())
	say(`round ${round} of ${rounds} is over, load ${loads.at(-1)}`)
}
await publish()

/** The server compresses a file when it is first asked for it; that counts for nobody. */
async function warmUp(): Promise<void> {
	for (const site of sites) await timeVisits(chromium, 'desktop', site, () => {})
	const [site] = sites
	if (site) await timeDeeds(chromium, 'desktop', { site, answers, language: 'py' }, () => {})
	if (site) await timeDeeds(chromium, 'desktop', { site, answers, language: 'ts' }, () => {})
	say('everything has been visited once')
}

/** Whether one more round can be over in time, as long as those before it. */
function fits(round: number): boolean {
	const each = round === 1 ? 0 : minutes() / (round - 1)
	if (minutes() + each <= enough) return true
	console.log(
		`No time for round ${round} of ${rounds}: --rounds ${rounds} takes all the time it needs.`,
	)
	return false
}

/** One round in one browser: every site, and then what can be done in ours alone. */
async function measure(browser: OpenBrowser, profile: Profile): Promise<void> {
	for (const site of sites) {
		const notes = ledger.notes(site.name, browser.name, profile)
		await timeVisits(browser, profile, site, notes)
		await timeEditor(browser, profile, site, notes)
		if (site.name !== 'ours') continue
		// An emulated phone's network would be all that is measured of Python: 6.5 MB take it half a minute.
		for (const language of profile === 'desktop' ? (['ts', 'py'] as const) : (['ts'] as const))
			await timeDeeds(browser, profile, { site, answers, language }, notes)
	}
	say(`${browser.name}, ${profile}`)
}

async function audit(): Promise<void> {
	for (const profile of profiles) {
		for (const [page, path] of [
			['lesson', lesson],
			['index', ''],
			['playground', 'playground/'],
		] as const)
			ledger.audit(page, profile, await look(program, new URL(path, ourHost.url).href, profile))
	}
	say('Lighthouse')
}

/** A program that prints at once, and an answer that passes. */
async function readAnswers(): Promise<Answers> {
	const read = await readExercise(join(root, 'exercises', exercise))
	const [ts = '', py = ''] = (['ts', 'py'] as const).map(
		(language) => Object.values(twinOf(read, language).solution)[0],
	)
	return {
		exercise,
		prints: {
			ts: "console.log('here')\nexport const fetchAll = async () => []\n",
			py: "print('here')\n\n\nasync def fetch_all(ids):\n    return []\n",
		},
		right: { ts, py },
	}
}

/** Writes the one data file, and README's table from it. */
async function publish(): Promise<void> {
	const { starlight, astro } = await starlightVersions()
	const speed: Speed = speedSchema.parse({
		command: `npm run bench -- --speed${asked === undefined ? '' : ` --rounds ${rounds}`}`,
		date: new Date().toISOString().slice(0, 10),
		minutes: minutes(),
		machine: describeMachine(),
		versions: {
			Chromium: chromium.version,
			...(firefox && { Firefox: firefox.version }),
			TutorialKit: tutorialkit,
			Starlight: starlight,
			Astro: astro,
			Lighthouse: lighthouse,
		},
		load: loads,
		loadBefore,
		paths: Object.fromEntries(sites.map(({ name, path }) => [name, path])),
		visits: ledger.visits,
		audits: ledger.audits,
	})
	await writeFile(results, JSON.stringify(speed, null, '\t'))
	const readme = join(root, 'README.md')
	await writeFile(readme, withReadmeTable(await readFile(readme, 'utf8'), speed))
	await runTool('prettier', ['--write', results, readme])
	for (const { wanted, found, met } of goalsOf(speed))
		console.log(`${met === undefined ? 'unknown' : met ? 'met' : 'NOT MET'}: ${wanted} ${found}`)
	console.log('Written: bench/results/speed.json and README’s table. Build again to publish them.')
}

function minutes(): number {
	return Number(((performance.now() - began) / 60_000).toFixed(1))
}

function say(what: string): void {
	console.log(`${minutes().toFixed(1).padStart(5)} min  ${what}`)
}
