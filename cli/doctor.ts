import { styleText } from 'node:util'
import { InvalidArgumentError, type Command } from 'commander'
import {
	exitCodeFor,
	NotExamined,
	sayFinding,
	sayOutcome,
	worstOf,
	type Examination,
	type Finding,
} from './doctor-finding.ts'
import { judgeMachine } from './doctor-judge-machine.ts'
import { judgeSite } from './doctor-judge-site.ts'

interface Flags {
	url?: string
	json?: true
}

export function register(program: Command): void {
	program
		.command('doctor')
		.description('say what is wrong with this machine, or with a served site, and how to mend it')
		.option('--url <address>', 'examine the course that is served there', readAddress)
		.option('--json', 'print one object, and nothing else')
		.addHelpText('after', help)
		.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
		.action(async ({ url, json }: Flags) => {
			const examination = await (url === undefined ? examineMachine() : examineSite(url))
			if (json) console.log(JSON.stringify(examination, undefined, '\t'))
			else say(examination)
			process.exitCode = exitCodeFor(examination)
		})
}

const help = `
Each line is one finding: ok, warning or wrong; then what, where, and what to do.

Of a served site it asks for every page, some files of each kind, and two that are not there. It changes
nothing, here and there.

The exit code is 0 when nothing is wrong, 1 when something is, 2 when it could not be examined.

Examples:
  course doctor
  course doctor --url https://learn.example/course/
  course doctor --url https://learn.example/course/ --json`

function readAddress(text: string): string {
	if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
		throw new InvalidArgumentError('an address is like https://learn.example/course/')
	return text
}

async function examineMachine(): Promise<Examination> {
	// Loaded here: it knows builders and browsers, and a served site needs neither.
	const { lookAtMachine } = await import('./doctor-machine.ts')
	const findings = judgeMachine(await lookAtMachine())
	return { examined: 'this machine', outcome: worstOf(findings), findings }
}

/** Fetches and judges a served site. What cannot be examined is an outcome, too. */
export async function examineSite(url: string): Promise<Examination> {
	try {
		const { visit } = await import('./doctor-visit.ts')
		const findings = judgeSite(await visit(url))
		return { examined: url, outcome: worstOf(findings), findings }
	} catch (error) {
		if (!(error instanceof NotExamined)) throw error
		const finding: Finding = { status: 'wrong', what: error.message }
		return { examined: url, outcome: 'not examined', findings: [finding] }
	}
}

const colours = { ok: 'green', warning: 'yellow', wrong: 'red' } as const

function say(examination: Examination): void {
	const paint = (status: Finding['status'], text: string) => styleText(colours[status], text)
	for (const finding of examination.findings) console.log(sayFinding(finding, paint))
	console.log(
		examination.outcome === 'not examined'
			? `\n${examination.examined} could not be examined.`
			: `\n${sayOutcome(examination)}`,
	)
}
