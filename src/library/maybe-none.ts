import type { Loader } from 'astro/loaders'

/** The same loader for files that a course may well have none of: that it found none is not worth a warning. */
export function maybeNone<L extends Loader>(loader: L): L {
	return {
		...loader,
		load: (context) => {
			const logger = context.logger.fork(context.logger.label)
			logger.warn = (message) => {
				if (!message.startsWith('No files found matching')) context.logger.warn(message)
			}
			return loader.load({ ...context, logger })
		},
	}
}
