import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import {
	courseParts,
	filesBelow,
	laidFolder,
	packageName,
	updateDiff,
	versionOf,
} from './lay-site.mjs'
import { npm } from './pack-project.ts'
import { Refusal } from './refusal.ts'
import { reportUpdate, sayUpdate, type Texts, type UpdateReport } from './report-update.ts'
import { site, type Site } from './site.ts'
import { fromHere } from './tool.ts'

export function register(program: Command): void {
	program
		.command('update')
		.description(
			'move a course of your own to a newer version of this one, and say what it changes',
		)
		.argument('[version]', 'a version, a git address, or a packed file; left out: the newest')
		.addHelpText('after', help)
		.action(async (version: string | undefined) => {
			if (!site)
				throw new Refusal(
					'`course update` is for a course that depends on this one as a package. Here, `git pull` does it; `course new site` begins such a course.',
				)
			await update(site, version)
		})
}

const help = `
It installs the version, and says which lessons and suites changed, and which files in my-course/ lie over
something that is not what it was. Nothing in my-course/ or course.config.ts is touched. What changed beneath
your files stands in ${laidFolder}/${updateDiff}.`

async function update(course: Site, version: string | undefined): Promise<void> {
	const before = await readVersion(course.source)
	const old = versionOf(course.source)
	await install(course.folder, version)
	const after = await readVersion(course.source)
	const report = reportUpdate(before, after, filesBelow(course.overlay))
	const now = versionOf(course.source)
	console.log(sayUpdate(report, [old, now]))
	await keepDiffs(course.folder, report)
	console.log('\nNow hold it to its laws: npx course check')
}

/** Everything that a course is made of, as it is installed now. */
async function readVersion(folder: string): Promise<Texts> {
	const files = courseParts.flatMap((part) => filesBelow(folder, part))
	const texts = files.map(
		async (file) => [file, await readFile(path.join(folder, file), 'utf8')] as const,
	)
	return new Map(await Promise.all(texts))
}

async function install(folder: string, version: string | undefined): Promise<void> {
	const wanted = await wantedPackage(folder, version)
	const flags = ['--save', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']
	const { code, stderr } = await npm(['install', ...flags, wanted], folder)
	if (code !== 0)
		throw new Refusal(
			`npm could not install ${wanted}; the course is as it was. It says:\n${stderr.trim()}`,
		)
}

/** A packed file is kept with the course, so that whoever has the course can install it. */
async function wantedPackage(folder: string, version = 'latest'): Promise<string> {
	if (!/\.t(ar\.)?gz$/.test(version))
		return /[:/]/.test(version) ? version : `${packageName}@${version}`
	const file = fromHere(version)
	const name = path.basename(file)
	await mkdir(path.join(folder, 'vendor'), { recursive: true })
	const target = path.join(folder, 'vendor', name)
	if (target !== file)
		await copyFile(file, target).catch(() => {
			throw new Refusal(`There is no readable file ${file}. Give the path of a packed version.`)
		})
	return `file:vendor/${name}`
}

async function keepDiffs(folder: string, { overrides }: UpdateReport): Promise<void> {
	if (overrides.length === 0) return
	const place = path.join(folder, laidFolder, updateDiff)
	await writeFile(place, overrides.map(({ diff }) => diff).join('\n'))
	console.log(`\nWhat changed beneath your files: ${path.relative(folder, place)}`)
}
