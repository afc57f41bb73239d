import type { Files } from '../../course/submission.ts'
import type { Job } from '../runtime.ts'

// Inside a sandbox the learner's files lie in a folder of their own, so that no file of theirs can
// stand where the suite stands. A learner never sees that folder's name.

const solution = 'solution/'

/** The file the suite is mounted as. */
export const suiteFile = 'suite.test.js'

/** Where each file of the job lies in the sandbox. */
export function mount(job: Job): { files: Files; entry: string } {
	const files: Record<string, string> = {}
	for (const [path, text] of Object.entries(job.files)) files[solution + path] = text
	if (job.kind === 'program') return { files, entry: solution + job.main }
	return { files: { ...files, [suiteFile]: job.suite }, entry: suiteFile }
}

/** Whether a mounted file is the learner's (or given to them), not ours. */
export function isLearners(file: string): boolean {
	return file.startsWith(solution)
}

/** The name a learner knows the file by. */
export function learnersName(file: string): string {
	return isLearners(file) ? file.slice(solution.length) : file
}
