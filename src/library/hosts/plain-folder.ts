import { writeHeaderRules } from '../headers.ts'
import { withoutHeaders, type HostedSite, type HostRecipe } from './host-recipe.ts'

/** Any host that serves a folder: nothing to configure, and what to send where that is possible. */
export function plainFolder({ base, rules }: HostedSite): HostRecipe {
	return {
		files: [],
		notes: [
			`Copy the inside of dist/ to where ${base} is served from. Nothing else is needed.`,
			withoutHeaders,
			'Three things every host should do: answer 404 with 404.html for a file that is not there, call .wasm application/wasm and .mjs text/javascript, and let browsers ask again for sw.js each time.',
			...(rules.length === 0
				? []
				: [
						`Where headers can be set, these are the ones that the course would have (a path, and what it gets; a star stands for anything):\n\n${writeHeaderRules(rules)}`,
					]),
		],
	}
}
