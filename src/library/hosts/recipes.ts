import { caddy } from './caddy.ts'
import { cloudflare } from './cloudflare.ts'
import { docker } from './docker.ts'
import { githubPages } from './github-pages.ts'
import type { HostedSite, HostRecipe } from './host-recipe.ts'
import { netlify } from './netlify.ts'
import { nginx } from './nginx.ts'
import { plainFolder } from './plain-folder.ts'
import { vercel } from './vercel.ts'

/** By the name that somebody types. */
const recipes = {
	netlify,
	cloudflare,
	vercel,
	nginx,
	caddy,
	'github-pages': githubPages,
	docker,
	folder: plainFolder,
} satisfies Record<string, (site: HostedSite) => HostRecipe>

export type HostName = keyof typeof recipes
export const hostNames = Object.keys(recipes) as HostName[]

/** Those whose files name each page that has headers of its own: they are written from a built site. */
const fromBuiltSite: ReadonlySet<HostName> = new Set(['vercel', 'nginx', 'caddy', 'docker'])

export function needsBuiltSite(host: HostName): boolean {
	return fromBuiltSite.has(host)
}

/** What a host needs. Throws a `NotForHost` on a header that it cannot send. */
export function recipeFor(host: HostName, site: HostedSite): HostRecipe {
	return recipes[host](site)
}
