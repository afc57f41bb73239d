import { buildCommand, type HostedSite, type HostRecipe } from './host-recipe.ts'

/** More than these, Cloudflare Pages does not read. */
const mostRules = 100

/** Cloudflare Pages reads `_headers` itself. */
export function cloudflare({ base, rules }: HostedSite): HostRecipe {
	const text = `# Written by \`course host cloudflare\`. The headers are in dist/_headers, which Cloudflare Pages reads.
name = "course"
compatibility_date = "2026-01-01"
pages_build_output_dir = "dist"
`
	const tooMany =
		rules.length > mostRules
			? [
					`dist/_headers has ${rules.length} rules, and Cloudflare Pages reads ${mostRules}: pages beyond them offer no real Node. Leave lessons out, or choose another host.`,
				]
			: []
	return {
		files: [{ path: 'wrangler.toml', text }],
		notes: [
			`Commit wrangler.toml. The build command, in the project's settings: ${buildCommand(base)}`,
			'Switch Rocket Loader and Email Address Obfuscation off: they change pages on their way, and what was changed is not kept for offline.',
			...tooMany,
		],
	}
}
