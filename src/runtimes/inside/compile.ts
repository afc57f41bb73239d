import { transform } from 'sucrase'

/**
 * One file as JavaScript. Every line stays on its line; types are left out.
 * Throws a SyntaxError, whose place is not to be trusted: `locateSyntaxError` finds the real one.
 */
export function toJavaScript(file: string, source: string): string {
	if (!file.endsWith('.ts')) return source
	try {
		return transform(source, {
			transforms: ['typescript'],
			disableESTransforms: true,
			filePath: file,
		}).code
	} catch (error) {
		throw new SyntaxError(withoutPrefix(error), { cause: error })
	}
}

/** sucrase says `Error transforming a.ts: Unexpected token (1:21)`. */
function withoutPrefix(error: unknown): string {
	const message = error instanceof Error ? error.message : String(error)
	return message.replace(/^Error transforming [^:]+: /, '').replace(/ \(\d+:\d+\)$/, '')
}
