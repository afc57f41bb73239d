import { defineConfig } from 'vitest/config'

// What needs the network, and services that are not ours: apart from all that CI runs.
//
//     npx vitest run --config tests/nightly/vitest.config.ts
//
// CHROME_PATH names the browser; left out, the one that the other tests use.
export default defineConfig({
	root: new URL('../..', import.meta.url).pathname,
	test: {
		include: ['tests/nightly/*.nightly.ts'],
		testTimeout: 120_000,
		hookTimeout: 120_000,
		// One page has one WebContainer; two at a time would measure each other.
		fileParallelism: false,
		reporters: ['default', ['json', { outputFile: '.cache/reports/nightly.json' }]],
	},
})
