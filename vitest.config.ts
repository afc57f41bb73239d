import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** They read `dist/`, so they run after the build. */
const ofTheBuiltSite = ['tests/secrets.test.ts', 'tests/headers.test.ts', 'tests/size.test.ts']

export default defineConfig({
	test: {
		// Most of the slow ones wait: for browsers, for processes, for limits that have to pass.
		maxWorkers: Math.max(3, availableParallelism() - 1),
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
					globalSetup: ['tests/machine/witnesses.ts'],
					include: ['tests/**/*.test.ts'],
					exclude: ['tests/fixtures/**', 'tests/e2e/**', ...ofTheBuiltSite],
					// These start browsers, processes and bundlers, on machines that are busy with other things.
					testTimeout: 60_000,
					hookTimeout: 120_000,
				},
			},
			{
				test: {
					name: 'dist',
					include: ofTheBuiltSite,
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
