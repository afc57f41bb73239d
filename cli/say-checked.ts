import { sayComplaint } from '../src/library/complaints.ts'
import type { Checked } from './check-exercises.ts'
import { scoreOf } from './mutation-score.ts'
import type { MutationResult } from './try-mutations.ts'

/** Puts a word in a colour, where there is one. */
export type Paint = (colour: 'green' | 'red' | 'yellow' | 'dim' | 'bold', text: string) => string

/** One line for an exercise that is fine; its complaints below its name when it is not. */
export function sayChecked(checked: Checked, paint: Paint): string {
	const { id, draft, complaints, notes, mutations = [] } = checked
	const name = draft ? `${id} ${paint('dim', '(draft)')}` : paint('bold', id)
	const told = [...notes.map((note) => `note: ${note}`), ...mutations.flatMap(sayMutations)]
	const lines = told.map((line) => `  ${paint('dim', line)}`)
	if (complaints.length === 0)
		return [`${paint('green', '✓')} ${name}  ${paint('dim', sayFacts(checked))}`, ...lines].join(
			'\n',
		)
	const mark = draft ? paint('yellow', '–') : paint('red', '✗')
	return [`${mark} ${name}`, ...complaints.map((c) => `  ${sayComplaint(c)}`), ...lines].join('\n')
}

/** The last line: how many hold, and how many complaints there are. */
export function sayTotal(all: readonly Checked[]): string {
	const broken = all.filter(({ complaints }) => complaints.length > 0)
	const failing = broken.filter(({ draft }) => !draft)
	const drafts = broken.length - failing.length
	const count = failing.reduce((sum, { complaints }) => sum + complaints.length, 0)
	const parts = [
		some(all.length - broken.length, 'exercise holds', 'exercises hold'),
		...(failing.length > 0
			? [
					`${some(failing.length, 'does not', 'do not')} (${some(count, 'complaint', 'complaints')})`,
				]
			: []),
		...(drafts > 0 ? [`${some(drafts, 'draft is', 'drafts are')} not ready`] : []),
	]
	return `${parts.join(', ')}.`
}

/** Whether the check as a whole fails. */
export function isBroken(all: readonly Checked[]): boolean {
	return all.some(({ draft, complaints }) => !draft && complaints.length > 0)
}

function sayMutations(result: MutationResult): string[] {
	const { suite, tried, survivors, harmless } = result
	const harmful = tried - harmless.length
	const caught = `${suite} catches ${harmful - survivors.length} of ${some(harmful, 'change', 'changes')} of the solution (${Math.floor(scoreOf(result))} %)`
	if (survivors.length === 0) return [`${caught}.`]
	return [`${caught}. It does not notice:`, ...survivors.map((survivor) => `  ${survivor}`)]
}

/** What an exercise was held to: how many cases, right answers and mistakes, by language. */
export function sayFacts({ exercise }: Checked): string {
	const twins = Object.values(exercise?.twins ?? {}).map(
		({ language, cases, approaches, mistakes }) => {
			const facts = [
				some(cases.length, 'case', 'cases'),
				some(Object.keys(approaches).length + 1, 'right answer', 'right answers'),
				some(Object.keys(mistakes).length + 1, 'mistake', 'mistakes'),
			]
			return `${language}: ${facts.join(', ')}`
		},
	)
	return twins.join(' · ')
}

function some(count: number, one: string, many: string): string {
	return `${count} ${count === 1 ? one : many}`
}
