import { beforeAll } from 'vitest'
import { buildNodePython } from '../../src/library/node-python.ts'
import { openPython } from '../../src/runtimes/inside/python.ts'
import { startNodeThread } from '../../src/runtimes/machine/node-thread.ts'
import { tenJob } from './ten-job.ts'

beforeAll(async () => {
	const { thread: file, files } = await buildNodePython()
	await openPython(await tenJob(), {
		prepare: (work) => work,
		output: { full: true, write: () => {}, close: () => {} },
		openMachine: () => {
			const thread = startNodeThread(file)
			thread.post({ type: 'boot', files })
			return Promise.resolve(thread)
		},
	})
})
