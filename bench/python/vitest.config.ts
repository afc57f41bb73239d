import { defineConfig } from 'vitest/config'

// The same suite on vitest's own command, with Pyodide in a thread of Node.
export default defineConfig({
	root: new URL('../../', import.meta.url).pathname,
	test: {
		include: ['bench/python/ten.test.ts'],
		setupFiles: ['bench/python/setup.ts'],
		testTimeout: 60_000,
		hookTimeout: 60_000,
	},
})
