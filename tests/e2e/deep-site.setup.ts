import { test } from '@playwright/test'
import { buildDeepSite } from './hosts.ts'

test('the course is built for a place deep in a site', async () => {
	test.setTimeout(180_000)
	await buildDeepSite()
})
