import { expect, test } from 'vitest'
import { sayCause } from '../../src/components/container-words.ts'
import { causes } from '../../src/runtimes/webcontainer/cause.ts'

const browsers = ['firefox', 'safari', 'chrome', 'edge', 'other'] as const

test.each([
	causes.off(),
	causes.notIsolated(),
	...(['safari', 'firefox', 'memory'] as const).map((lack) => causes.browser(lack)),
	causes.ios(),
	causes.memory(),
	...browsers.map((name) => causes.cookies({ name, version: 1 })),
	causes.offline(),
	causes.unreachable('stackblitz.com'),
	causes.timeout('stackblitz.com', 30),
	causes.refused('stackblitz.com'),
	causes.refused('stackblitz.com', 'no'),
	causes.crashed(),
])('the page says of $kind in English what its runtime says', (cause) => {
	expect(sayCause(cause)).toBe(cause.sentence)
})
