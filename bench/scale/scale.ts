import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { root, toolPath } from '../../cli/tool.ts'
import { verdictFolder } from '../../cli/verdict-memory.ts'
import { makeBare } from './make-bare.ts'
import { changeOne, makeCourse, prefix } from './make-course.ts'
import { timed, type Cost } from './timed.ts'

// What many exercises cost: a build, beside that of a bare Starlight site with as many pages, and a check. The first
// argument is how often each is built, and the others are how many exercises: `npm run bench -- --scale`.

const [rounds = 1, ...asked] = process.argv.slice(2).map(Number)
const sizes = asked.length > 0 ? asked : [10, 100, 500]

const earlier = join(root, '.cache/scale/earlier')

for (const size of sizes) await measure(size)
await rm(earlier, { recursive: true, force: true })

async function measure(size: number): Promise<void> {
	const course = await makeCourse(size)
	const ours = [await build(course)]
	const { folder, pages } = await makeBare(size, join(course, 'dist'))
	const bare = [await build(folder)]
	// In turns, so that a busy moment of the machine strikes both.
	for (let round = 2; round <= rounds; round++) {
		ours.push(await build(course))
		bare.push(await build(folder))
	}
	const ratio = medianOf(ours) / medianOf(bare)
	console.log(`
${size} exercises in both languages, ${pages} pages; ${rounds} of each build, in turns
  build          ${sayCosts(ours)}
  bare site      ${sayCosts(bare)}: ours takes ${ratio.toFixed(2)} times as long`)
	await forgetVerdicts()
	const first = await check(course)
	const again = await check(course)
	await changeOne(course)
	const changed = await check(course)
	console.log(`  check          ${sayCosts([first])}
  nothing new    ${sayCosts([again])}
  one changed    ${sayCosts([changed])}`)
}

/**
 * From nothing. What an earlier build has made is put away and not deleted: ext4 is slow in making files just after
 * many are gone.
 */
async function build(folder: string): Promise<Cost> {
	const away = join(earlier, randomUUID())
	await mkdir(away, { recursive: true })
	for (const name of ['.astro', 'node_modules', 'dist'])
		if (existsSync(join(folder, name))) await rename(join(folder, name), join(away, name))
	return timed(folder, [toolPath('astro'), 'build'])
}

function check(course: string): Promise<Cost> {
	const command = join(root, 'cli/course.ts')
	return timed(root, [command, 'check', '--root', join(course, 'exercises')])
}

/** What held in an earlier run of this. */
async function forgetVerdicts(): Promise<void> {
	const names = await readdir(verdictFolder).catch(() => [])
	for (const name of names.filter((each) => each.startsWith(prefix)))
		await rm(join(verdictFolder, name))
}

function sayCosts(costs: readonly Cost[]): string {
	const memory = Math.max(...costs.map(({ megabytes }) => megabytes))
	return `${medianOf(costs).toFixed(1)} s, ${memory} MB`
}

function medianOf(costs: readonly Cost[]): number {
	const seconds = costs.map((cost) => cost.seconds).sort((a, b) => a - b)
	return seconds[seconds.length >> 1] ?? NaN
}
