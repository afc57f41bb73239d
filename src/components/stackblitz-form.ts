import type { Files } from '../course/submission.ts'
import { element } from './element.ts'
import { words } from './spoken.ts'

/** What is opened there. */
interface Project {
	title: string
	/** The page it is from. */
	home: string
	files: Files
}

/**
 * The form that makes a project of StackBlitz's, in a new tab: its public interface, which wants no script of theirs.
 * See https://developer.stackblitz.com/platform/api/post-api. The pages' content policy names this one address.
 */
export function stackBlitzForm({ title, home, files }: Project): HTMLFormElement {
	const fields = {
		'project[title]': title,
		'project[description]': `From ${home}`,
		'project[template]': 'node',
		...Object.fromEntries(
			Object.entries(files).map(([file, text]) => [`project[files][${file}]`, text]),
		),
	}
	return element(
		'form',
		{ method: 'post', action: 'https://stackblitz.com/run', target: '_blank', rel: 'noopener' },
		...Object.entries(fields).map(([name, value]) =>
			element('input', { type: 'hidden', name, value }),
		),
		element('button', { type: 'submit' }, words.share.openThere),
	)
}
