import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { defineConfig, type Plugin } from 'vitest/config'

/** They read `dist/`, so they run after the build. */
const ofTheBuiltSite = [
	'tests/secrets.test.ts',
	'tests/headers.test.ts',
	'tests/size.test.ts',
	'tests/speed.test.ts',
]

/** They build sites and serve them, with all that a machine has, so nothing that measures time runs beside them. */
const ofWholeSites = [
	'tests/dev-server.test.ts',
	'tests/own-copy.test.ts',
	'tests/own-site.test.ts',
]

/** A submission imports the given files from beside it: in a sandbox they are there, in the folder they lie apart. */
const givenBesideSubmission: Plugin = {
	name: 'given-beside-submission',
	enforce: 'pre',
	resolveId(specifier, importer) {
		if (importer === undefined || !specifier.startsWith('.')) return null
		const meant = join(dirname(importer), specifier)
		const given = meant.replace(/\/(solution|approaches\/[^/]+)\/([^/]+)$/, '/given/$2')
		return !existsSync(meant) && existsSync(given) ? given : null
	},
}

/**
 * A sandbox gives timers that obey the lab's clock; Node's own ask nobody. In the text, for vitest takes what
 * Node has from Node before any plugin is asked where it lies.
 */
const timersOfTheLab: Plugin = {
	name: 'timers-of-the-lab',
	enforce: 'pre',
	transform(code, id) {
		if (!/\/exercises\/[^/]+\/ts\//.test(id)) return null
		return code.replaceAll(/(['"])(?:node:)?(timers(?:\/promises)?)\1/g, (_, __, name: string) => {
			const file = `src/runtimes/inside/node/${name.replace('/', '-')}.ts`
			return JSON.stringify(join(import.meta.dirname, file))
		})
	},
}

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
					exclude: ['tests/fixtures/**', 'tests/e2e/**', ...ofTheBuiltSite, ...ofWholeSites],
					// These start browsers, processes and bundlers, on machines that are busy with other things.
					testTimeout: 60_000,
					hookTimeout: 120_000,
				},
			},
			{
				test: {
					name: 'sites',
					include: ofWholeSites,
					sequence: { groupOrder: 1 },
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
				plugins: [givenBesideSubmission, timersOfTheLab],
				test: {
					name: 'exercises',
					include: ['exercises/*/ts/suite.test.ts'],
				},
			},
		],
	},
})
