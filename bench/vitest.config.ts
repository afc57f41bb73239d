import { defineConfig } from 'vitest/config'

// What the bench compares with: nothing is switched on that costs time.
export default defineConfig({
	root: new URL('../', import.meta.url).pathname,
	test: { include: ['.cache/bench/*/ts/suite.test.ts'] },
})
