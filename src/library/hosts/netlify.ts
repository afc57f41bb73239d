import { buildCommand, type HostedSite, type HostRecipe } from './host-recipe.ts'

/** Netlify reads `_headers` itself; what it needs to be told is how to build, and to change nothing. */
export function netlify({ base }: HostedSite): HostRecipe {
	const text = `# Written by \`course host netlify\`. The headers are in dist/_headers, which Netlify reads.

[build]
command = "${buildCommand(base)}"
publish = "dist"

[build.environment]
NODE_VERSION = "24"

# The course knows each of its files by a hash: one that the host has changed is not kept for offline.
[build.processing]
skip_processing = true
`
	return {
		files: [{ path: 'netlify.toml', text }],
		notes: [
			'Commit netlify.toml, and let Netlify build the repository.',
			'Leave snippet injection and asset optimization off: they change files on their way.',
		],
	}
}
