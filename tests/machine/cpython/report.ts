import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { expectations } from './expected.ts'
import type { Expectation, ModuleOutcome } from './outcome.ts'
import { packageVersion } from './package.ts'
import { count, expectationOf, partThatPasses } from './reckon.ts'

/** Where the report lies. */
export const reportFile = fileURLToPath(
	new URL('../../../docs/python-machine-tests.md', import.meta.url),
)

/** The page of the docs that tells how CPython's tests went, formatted as the project's Markdown is. */
export async function renderReport(outcomes: readonly ModuleOutcome[]): Promise<string> {
	const text = [
		...introduction(outcomes),
		...moduleTable(outcomes),
		'## Why tests fail',
		...reasonTable('The tests are of an older Python', 'older', outcomes),
		...reasonTable('It needs a real operating system', 'kernel', outcomes),
		...reasonTable('The machine is at fault', 'ours', outcomes),
		'## Why tests are skipped',
		...skipTable(outcomes),
	].join('\n\n')
	return format(text, { ...(await resolveConfig(reportFile)), parser: 'markdown' })
}

function introduction(outcomes: readonly ModuleOutcome[]): string[] {
	const { passed, failed, skipped, older, kernel, ours } = count(outcomes)
	const part = (100 * partThatPasses(count(outcomes))).toFixed(1)
	return [
		'# CPython’s own tests of asyncio, on the machine',
		`Written by \`node tests/machine/cpython/main.ts --report\`, and held by \`tests/machine/cpython/asyncio.test.ts\`: this is what a run says.`,
		`The tests are those that Debian ships of CPython 3.11 (\`libpython3.11-testsuite\` ${packageVersion}); they are run where they lie, unchanged. The machine is CPython 3.14. Each module has an interpreter of its own, with the pure clock. Two things are done for the tests: \`sys.platform\` says \`linux\`, as they skip everything on Emscripten, and set-ups that ask for a child watcher, which 3.14 has no longer, get one that does nothing.`,
		'`test_subprocess` counts as one test: it asks for a child watcher while it is imported, and none of its tests could start a program here. Which test belongs to which row below is in `tests/machine/cpython/expected.ts`. What is said of an older Python was found by running the same tests on stock CPython 3.12 and 3.13, and those without sockets on Pyodide without the machine: they fail there in the same way.',
		`**${passed + failed + skipped} tests: ${passed} pass, ${failed} fail, ${skipped} are skipped.** Of those that fail, ${older} are of an older Python, ${kernel} need a real operating system, and ${ours} are for the machine to mend. Without the first two, ${part} % pass.`,
	]
}

function moduleTable(outcomes: readonly ModuleOutcome[]): string[] {
	const rows = outcomes.map((outcome) => {
		const { passed, failed, skipped, older, kernel, ours } = count([outcome])
		const why = [
			[older, 'older Python'],
			[kernel, 'real system'],
			[ours, 'the machine'],
		] as const
		const failures = why.flatMap(([number, name]) => (number === 0 ? [] : `${name} ${number}`))
		return [`\`${outcome.module}\``, passed, failed, skipped, failures.join(', ')]
	})
	return [table(['module', 'passed', 'failed', 'skipped', 'why they fail'], rows)]
}

function reasonTable(
	title: string,
	group: Expectation['group'],
	outcomes: readonly ModuleOutcome[],
): string[] {
	const rows = expectations
		.filter((expectation) => expectation.group === group)
		.map((expectation) => {
			const since = expectation.group === 'older' ? [expectation.since] : []
			return [...since, expectation.why, namesOf(expectation, outcomes)]
		})
	if (rows.length === 0) return [`### ${title}`, 'None.']
	const columns = group === 'older' ? ['since', 'what is different', 'tests'] : ['why', 'tests']
	return [`### ${title}`, table(columns, rows)]
}

/** `test_locks` 4, `test_pep492` 1 */
function namesOf(expectation: Expectation, outcomes: readonly ModuleOutcome[]): string {
	const names = outcomes.flatMap(({ module, tests }) => {
		const failed = tests.filter(
			({ test, status }) => status === 'failed' && expectationOf(module, test) === expectation,
		)
		return failed.length === 0 ? [] : `\`${module}\` ${failed.length}`
	})
	return names.join(', ')
}

function skipTable(outcomes: readonly ModuleOutcome[]): string[] {
	const found = new Map<string, Map<string, number>>()
	for (const { module, tests } of outcomes)
		for (const outcome of tests) {
			if (outcome.status !== 'skipped') continue
			const modules = found.get(outcome.reason) ?? new Map<string, number>()
			found.set(outcome.reason, modules.set(module, (modules.get(module) ?? 0) + 1))
		}
	const rows = [...found]
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([reason, modules]) => [
			reason,
			[...modules].map(([module, number]) => `\`${module}\` ${number}`).join(', '),
		])
	return [table(['what the test says', 'tests'], rows)]
}

function table(
	columns: readonly string[],
	rows: readonly (readonly (string | number)[])[],
): string {
	const line = (cells: readonly (string | number)[]) =>
		`| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`
	return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n')
}
