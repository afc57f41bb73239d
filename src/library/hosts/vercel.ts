import { buildCommand, type HostedSite, type HostRecipe } from './host-recipe.ts'

/** Vercel reads no `_headers`: its configuration has each of them. */
export function vercel({ base, rules }: HostedSite): HostRecipe {
	const configuration = {
		$schema: 'https://openapi.vercel.sh/vercel.json',
		framework: null,
		buildCommand: buildCommand(base),
		outputDirectory: 'dist',
		trailingSlash: true,
		headers: rules.map(({ path, headers }) => ({
			source: sourceOf(path),
			headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
		})),
	}
	return {
		files: [{ path: 'vercel.json', text: `${JSON.stringify(configuration, undefined, '\t')}\n` }],
		notes: [
			'Commit vercel.json, and let Vercel build the repository.',
			'It lists the pages with an exercise: write it again when you add one, or its page offers no real Node.',
		],
	}
}

/** A path of a rule as Vercel writes it; `:name` is the same in both. */
function sourceOf(path: string): string {
	return path.replace(/[(){}+?\\]/g, '\\$&').replaceAll('*', '(.*)')
}
