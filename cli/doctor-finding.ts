/** What the doctor says about one thing. */
export interface Finding {
	status: 'ok' | 'warning' | 'wrong'
	/** A sentence: what is so. */
	what: string
	/** An address, or a place on this machine. */
	where?: string
	/** A sentence: what to do. Left out where nothing is to be done. */
	mend?: string
}

/** All that was found, as `--json` prints it. */
export interface Examination {
	/** `this machine`, or the address. */
	examined: string
	/** The worst of the findings; `not examined` says why in the only one. */
	outcome: Finding['status'] | 'not examined'
	findings: readonly Finding[]
}

/** It cannot be examined, and the message says why. */
export class NotExamined extends Error {
	override name = 'NotExamined'
}

export function ok(what: string, where?: string): Finding {
	return { status: 'ok', what, ...(where !== undefined && { where }) }
}

/** What is not as it is meant to be; nobody is kept from learning. */
export function warning(what: string, { where, mend }: Aside): Finding {
	return { status: 'warning', what, ...(where !== undefined && { where }), mend }
}

/** What keeps something of the course from working. */
export function wrong(what: string, { where, mend }: Aside): Finding {
	return { status: 'wrong', what, ...(where !== undefined && { where }), mend }
}

interface Aside {
	where?: string | undefined
	mend: string
}

export function worstOf(findings: readonly Finding[]): Finding['status'] {
	const found = new Set(findings.map(({ status }) => status))
	return found.has('wrong') ? 'wrong' : found.has('warning') ? 'warning' : 'ok'
}

/** What the command ends with. */
export function exitCodeFor({ outcome }: Examination): 0 | 1 | 2 {
	if (outcome === 'not examined') return 2
	return outcome === 'wrong' ? 1 : 0
}

/** One line; `paint` puts the first word in a colour where there is one. */
export function sayFinding(
	{ status, what, where, mend }: Finding,
	paint: (status: Finding['status'], text: string) => string = (_, text) => text,
): string {
	const place = where === undefined ? [] : [`(${where})`]
	const mending = mend === undefined ? [] : [mend]
	// A sentence may have come in lines, and a finding has one.
	const told = [what, ...place, ...mending].join(' ').replaceAll(/\s*\n\s*/g, ' ')
	return `${paint(status, status.padEnd(7))}  ${told}`
}

/** The last line. */
export function sayOutcome({ findings, examined }: Examination): string {
	const count = (status: Finding['status']) =>
		findings.filter((finding) => finding.status === status).length
	const bad = count('wrong')
	const odd = count('warning')
	if (bad + odd === 0) return `Nothing is wrong with ${examined}.`
	const warnings = odd === 1 ? '1 warning' : `${odd} warnings`
	if (bad === 0) return `Nothing is wrong with ${examined}; ${warnings}.`
	const things = `${bad === 1 ? '1 thing is' : `${bad} things are`} wrong with ${examined}`
	return odd === 0 ? `${things}.` : `${things}; ${warnings}.`
}
