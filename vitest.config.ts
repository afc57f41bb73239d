import { defineConfig } from 'vitest/config'

export default defineConfig({
	test: {
		projects: [
			{
				test: {
					name: 'unit',
					include: ['src/**/*.test.ts', 'cli/**/*.test.ts', 'exercises/kit/**/*.test.ts'],
				},
			},
			{
				test: {
					name: 'contract',
					include: ['tests/**/*.test.ts'],
					exclude: ['tests/fixtures/**', 'tests/e2e/**'],
					// These start browsers, processes and bundlers, on machines that are busy with other things.
					testTimeout: 60_000,
					hookTimeout: 120_000,
				},
			},
			{
				test: {
					name: 'exercises',
					include: ['exercises/*/ts/suite.test.ts'],
				},
			},
		],
	},
})
