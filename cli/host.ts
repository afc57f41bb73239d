import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Argument, InvalidArgumentError, type Command } from 'commander'
import { readHeaderRules, type HeaderRule } from '../src/library/headers.ts'
import { NotForHost, type HostedSite, type HostRecipe } from '../src/library/hosts/host-recipe.ts'
import {
	hostNames,
	needsBuiltSite,
	recipeFor,
	type HostName,
} from '../src/library/hosts/recipes.ts'
import { course as thisCourse } from '../src/the-course.ts'
import { dist } from './build.ts'
import { Refusal } from './refusal.ts'
import { fromHere } from './tool.ts'

interface Flags {
	out?: string
	dir?: string
	at: string
}

export function register(program: Command): void {
	program
		.command('host')
		.description('say what a host needs to serve this site: its configuration, ready to use')
		.addArgument(new Argument('<host>', 'where it is to be served').choices(hostNames))
		.option('--out <folder>', 'write the files below this folder; left out: print them')
		.option('--dir <folder>', 'the built site; left out: dist/')
		.option('--at <folder>', 'where the files lie on a server', readServerFolder, '/srv/course')
		.addHelpText('after', help)
		.action(host)
}

/** In a configuration, a space or a brace would mean something else. */
function readServerFolder(text: string): string {
	if (!/^(\/[\w.~-]+)+\/?$/.test(text))
		throw new InvalidArgumentError('a folder on a server is like /srv/course, without spaces')
	return text.replace(/\/$/, '')
}

const help = `
What it writes is for the base of course.config.ts, and for the pages of the built site: those with an
exercise have headers of their own. The files are for the project's folder, or for your server; what to do
with them is said on stderr, so that \`course host nginx > course.conf\` has the configuration alone.

A file that is there already and says something else is left as it is.

Examples:
  course host netlify --out .
  course host nginx --at /var/www/course > course.conf
  course host folder`

async function host(name: HostName, { out, dir, at }: Flags): Promise<void> {
	const { base, site } = thisCourse
	const address = site === undefined ? undefined : new URL(site).hostname
	const recipe = makeRecipe(name, {
		base,
		rules: await readRules(dir === undefined ? dist : fromHere(dir), base, needsBuiltSite(name)),
		folder: at,
		// An address that is only this machine's is none that a server has.
		...(address !== undefined && address !== 'localhost' && { name: address }),
	})
	if (out === undefined) print(recipe)
	else await write(recipe, fromHere(out))
	for (const note of recipe.notes) console.error(`- ${note}`)
}

function makeRecipe(name: HostName, site: HostedSite): HostRecipe {
	try {
		return recipeFor(name, site)
	} catch (error) {
		throw error instanceof NotForHost ? new Refusal(error.message) : error
	}
}

/** Rejects with a `Refusal` when the site was built for another base; and when it was not built, where that is needed. */
async function readRules(folder: string, base: string, needed: boolean): Promise<HeaderRule[]> {
	const file = join(folder, '_headers')
	const text = await readFile(file, 'utf8').catch((error: unknown) => {
		if (!needed && error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
		throw new Refusal(
			`There is no ${file}, which says what headers the pages have. Run \`npm run build\` first.`,
		)
	})
	const rules = readHeaderRules(text)
	if (text !== '' && !rules.some(({ path }) => path === `${base}*`))
		throw new Refusal(
			`${file} is of a site that was not built for ${base}, the base of course.config.ts. Run \`npm run build\` again.`,
		)
	return rules
}

function print({ files }: HostRecipe): void {
	const texts = files.map(({ path, text }) =>
		files.length === 1 ? text : `==> ${path} <==\n${text}`,
	)
	process.stdout.write(texts.join('\n'))
}

/** Writes all of the files, or none: rejects with a `Refusal` when one of them is there and says something else. */
async function write({ files }: HostRecipe, folder: string): Promise<void> {
	for (const { path, text } of files) {
		const there = await readFile(join(folder, path), 'utf8').catch(() => undefined)
		if (there !== undefined && there !== text)
			throw new Refusal(
				`${join(folder, path)} is there already, and says something else. Move it away first, or leave --out out and take from what is printed.`,
			)
	}
	for (const { path, text } of files) {
		await mkdir(dirname(join(folder, path)), { recursive: true })
		await writeFile(join(folder, path), text)
		console.error(`Wrote ${join(folder, path)}.`)
	}
}
