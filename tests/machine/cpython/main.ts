// node tests/machine/cpython/main.ts [--failed] [--tracebacks] [--skipped] [--written] [MODULE[:PART-OF-A-NAME]…]
// node tests/machine/cpython/main.ts --report
//
// Runs modules of CPython's asyncio tests on the machine and says what came of them. With --report it runs all of them
// and writes docs/python-machine-tests.md.

import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { ModuleOutcome } from './outcome.ts'
import { ensureTestPackage, listModules } from './package.ts'
import { complaints } from './reckon.ts'
import { renderReport, reportFile } from './report.ts'
import { makeReady, runModule, runModules } from './run-module.ts'

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		report: { type: 'boolean', default: false },
		failed: { type: 'boolean', default: false },
		tracebacks: { type: 'boolean', default: false },
		skipped: { type: 'boolean', default: false },
		written: { type: 'boolean', default: false },
	},
})

const found = await ensureTestPackage()
if (found.status === 'missing') throw new Error(found.sentence)
const { folder } = found
const ready = await makeReady(folder)
if (values.report) {
	const outcomes = await runModules(ready, await listModules(folder), { onOutcome: tell })
	await writeFile(reportFile, await renderReport(outcomes))
	for (const complaint of complaints(outcomes)) console.log(complaint)
	process.exit()
}
const onWritten = (line: string) => values.written && console.log(line)
for (const name of positionals.length > 0 ? positionals : await listModules(folder)) {
	const [module = name, only] = name.split(':')
	tell(await runModule(ready, module, { onWritten, ...(only !== undefined && { only }) }))
}

function tell({ module, tests, fault, computed }: ModuleOutcome): void {
	for (const outcome of tests) {
		if (outcome.status === 'skipped' && values.skipped)
			console.log(`skipped ${outcome.test}: ${outcome.reason}`)
		if (outcome.status !== 'failed' || !(values.failed || values.tracebacks)) continue
		console.log(`failed ${outcome.test}: ${outcome.reason.split('\n', 1)[0] ?? ''}`)
		if (values.tracebacks) console.log(outcome.traceback)
	}
	const count = (status: string) => tests.filter((test) => test.status === status).length
	console.log(
		`${module}: ${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped; computed ${computed.toFixed(1)} s${fault === undefined ? '' : `; ${fault}`}`,
	)
}
