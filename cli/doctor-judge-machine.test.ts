import { describe, expect, test } from 'vitest'
import { exitCodeFor, sayFinding, worstOf } from './doctor-finding.ts'
import { judgeMachine, type MachineFacts } from './doctor-judge-machine.ts'

/** A machine that lacks nothing. */
const whole: MachineFacts = {
	node: { running: 'v24.21.0', own: true, installed: 'v22.1.0' },
	git: 'git version 2.47.1',
	chromium: { status: 'found', path: '/usr/bin/chromium' },
	firefox: '/usr/bin/firefox',
	python: { status: 'built', from: 'PyPI' },
	built: { status: 'current' },
	config: { status: 'read', title: 'Waiting well', base: '/course/' },
	free: 50e9,
	root: '/home/ada/course',
}

/** The lines about what is not right with a machine that differs from the whole one. */
function linesAbout(different: Partial<MachineFacts>): string[] {
	return judgeMachine({ ...whole, ...different })
		.filter(({ status }) => status !== 'ok')
		.map((finding) => sayFinding(finding))
}

test('nothing is wrong with a machine that lacks nothing', () => {
	expect(linesAbout({})).toEqual([])
	const [first] = judgeMachine(whole)
	expect(first && sayFinding(first)).toBe('ok       The project runs on its own Node v24.21.0.')
})

describe('each thing that is not right has one line, and a mend in it', () => {
	test.each<[what: string, different: Partial<MachineFacts>, line: RegExp]>([
		[
			'another Node runs it',
			{ node: { running: 'v22.1.0', own: false, installed: 'v22.1.0' } },
			/^warning {2}The project runs on Node v22.1.0, which is not its own\. .*npm rebuild node/,
		],
		[
			'an old Node',
			{ node: { ...whole.node, installed: 'v18.19.0' } },
			/^warning {2}The machine’s Node is v18.19.0.*nodejs\.org$/,
		],
		['no git', { git: undefined }, /^warning {2}There is no git.*git-scm\.com$/],
		[
			'no Chromium',
			{ chromium: { status: 'missing' } },
			/^warning {2}There is no Chromium.*find-browser/,
		],
		[
			'a browser that is none',
			{
				chromium: {
					status: 'refused',
					why: 'CHROME_PATH names /opt/x, and there is no such file.',
				},
			},
			/^wrong {4}CHROME_PATH names \/opt\/x/,
		],
		[
			'no way to Python’s packages',
			{ python: { status: 'not built', sources: [] } },
			/^warning {2}Python’s packages are not built.*INTERLEAVE_PYPI=/,
		],
		[
			'a small disk',
			{ free: 0.9e9 },
			/^warning {2}0\.9 GB are free.*\(\/home\/ada\/course\) Make room/,
		],
		['a full disk', { free: 0.1e9 }, /^wrong {4}0\.1 GB are free.*not enough for a build/],
		[
			'nothing built',
			{ built: { status: 'none' } },
			/^warning .*not built\. \(dist\/\) npm run build$/,
		],
		['an old build', { built: { status: 'old' } }, /^warning .*something else.*npm run build$/],
		[
			'a build for another base',
			{ built: { status: 'other base', base: '/course/' } },
			/^wrong {4}The site was not built for \/course\/.*npm run build$/,
		],
		[
			'a configuration with two faults',
			{ config: { status: 'wrong', why: 'course.config.ts: one.\ncourse.config.ts: two.' } },
			/^wrong {4}The configuration cannot be used: course\.config\.ts: one\. course\.config\.ts: two\./,
		],
	])('%s', (_, different, line) => {
		const lines = linesAbout(different)
		expect(lines).toHaveLength(1)
		expect(lines[0]).toMatch(line)
		expect(lines[0]).not.toContain('\n')
	})
})

test('a machine without a Node of its own, and one whose Python is yet to be built, are fine', () => {
	const { installed: _, ...node } = whole.node
	expect(linesAbout({ node })).toEqual([])
	expect(linesAbout({ python: { status: 'not built', sources: ['Debian'] } })).toEqual([])
	expect(linesAbout({ firefox: undefined })).toEqual([])
})

test('the exit code is of the worst', () => {
	const code = (findings: ReturnType<typeof judgeMachine>) =>
		exitCodeFor({ examined: 'x', outcome: worstOf(findings), findings })
	expect(code(judgeMachine(whole))).toBe(0)
	expect(code(judgeMachine({ ...whole, git: undefined }))).toBe(0)
	expect(code(judgeMachine({ ...whole, git: undefined, free: 1 }))).toBe(1)
	expect(exitCodeFor({ examined: 'x', outcome: 'not examined', findings: [] })).toBe(2)
})
