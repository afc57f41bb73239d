import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

/** `embed.js` of the site whose folder is `root`: one classic script, for a page of any origin takes it without asking. */
export async function bundleEmbed(root: URL): Promise<string> {
	const folder = fileURLToPath(root)
	await using bundle = await rolldown({
		input: join(folder, 'src/components/exercise-embed.ts'),
		cwd: folder,
		platform: 'browser',
		logLevel: 'silent',
	})
	const { output } = await bundle.generate({
		format: 'iife',
		minify: true,
		sourcemap: false,
		codeSplitting: false,
	})
	return output[0].code
}
