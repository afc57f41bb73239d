import type { AstroIntegrationLogger } from 'astro'
import type { Loader, LoaderContext } from 'astro/loaders'
import { expect, test, vi } from 'vitest'
import { maybeNone } from './maybe-none.ts'

test('passes every warning on but that there is no file', async () => {
	const warn = vi.fn<(message: string) => void>()
	const logger = { label: 'glob', warn, fork: () => ({ warn: () => {} }) }
	const loader: Loader = {
		name: 'glob',
		load: (context) => {
			context.logger.warn('No files found matching "*.md" in directory "exercises"')
			context.logger.warn('The base directory "exercises" does not exist.')
			return Promise.resolve()
		},
	}
	const part: Pick<LoaderContext, 'logger'> = {
		logger: logger as unknown as AstroIntegrationLogger,
	}
	await maybeNone(loader).load(part as LoaderContext)
	expect(warn.mock.calls).toEqual([['The base directory "exercises" does not exist.']])
})
