import { fileURLToPath } from 'node:url'

/** Starlight's script for "On this page", however it is asked for. */
const theirs = /components-internals\/TableOfContents\/starlight-toc(\.js)?$/

/** Puts page-contents.ts in place of Starlight's script; only the script, so that what it works on stays Starlight's. */
export const lighterContents = {
	name: 'lighter-contents',
	enforce: 'pre' as const,
	resolveId(specifier: string): string | undefined {
		if (!theirs.test(specifier)) return undefined
		return fileURLToPath(new URL('../components/page-contents.ts', import.meta.url))
	},
}
