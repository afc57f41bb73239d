import type { HeaderRule } from '../headers.ts'

/** A built site, as far as a host must know it. */
export interface HostedSite {
	/** The folder of the address that it is served in, with both slashes. */
	base: string
	/** What its `_headers` file says. */
	rules: readonly HeaderRule[]
	/** The name in its address, `learn.example`; a server answers to any where it is left out. */
	name?: string
	/** Where the built files lie on a server of one's own: absolute, without a slash at its end. */
	folder: string
	/** What a server of one's own listens on, `80` or `127.0.0.1:8080`. Left out: what is usual there. */
	listen?: string
}

/** What one host needs to serve the site as it is meant to be served. */
export interface HostRecipe {
	/** By their paths from the project's folder. */
	files: readonly { path: string; text: string }[]
	/** Sentences for whoever hosts it: what to do, what to know, what will not work. */
	notes: readonly string[]
}

/** What follows from pages that are not isolated, on a host that sends no headers. */
export const withoutHeaders =
	'Without its headers one thing does not work on the first page that somebody opens: real Node in the page. It is not offered then, and the page says why; from the second page on the course’s service worker adds them. All else works: lessons, both languages with their graders, hints, timelines, the playground, offline.'

/**
 * A host of this kind serves one folder at the root of an address. Answers the command that builds the
 * site, and moves it down to its base, where it has one.
 */
export function buildCommand(base: string): string {
	const inside = base.slice(1, -1)
	if (inside === '') return 'npm run build'
	const parent = ['dist', ...inside.split('/').slice(0, -1)].join('/')
	return [
		'npm run build',
		'mv dist .cache/site',
		`mkdir -p ${parent}`,
		`mv .cache/site dist/${inside}`,
		// Hosts look for both at the root.
		`mv dist/${inside}/_headers dist/_headers`,
		`cp dist/${inside}/404.html dist/404.html`,
	].join(' && ')
}

/** The site cannot be served by this host as it is, and the message says why and what to do. */
export class NotForHost extends Error {
	override name = 'NotForHost'
}

/** Throws a `NotForHost` when a value of a header cannot be written in a host's own language. */
export function refuseIn(host: string, refused: RegExp, rules: readonly HeaderRule[]): void {
	for (const { path, headers } of rules)
		for (const [name, value] of Object.entries(headers))
			if (refused.test(value))
				throw new NotForHost(
					`_headers gives ${path} the header ${name}: ${value}. ${host} would take a character of it for its own; write that header into the configuration by hand, and take it out of public/_headers.`,
				)
}
