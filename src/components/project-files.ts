import type { PublishedTwin } from '../course/published.ts'
import { overlay, type Files } from '../course/submission.ts'

/** What a project is made of beside the learner's files. */
export interface ProjectParts {
	twin: PublishedTwin
	files: Files
	/** The address of the page it is from. */
	home: string
	/** What runs and grades TypeScript: the site's `runner.mjs` and `project.mjs`. */
	tools?: { runner: string; project: string }
}

/**
 * A project to take home, as files. It holds what the page has, and no more: the learner's files, the given ones, and
 * in TypeScript the suite as it is published, bundled, with what runs it. No solution, no mistake, no hint. Its README
 * is English, as what its commands print.
 */
export function projectFiles({ twin, files, home, tools }: ProjectParts): Files {
	const own = overlay(files, twin.given)
	const { language } = twin
	if (language === 'py' || !tools)
		return {
			...own,
			'README.md': pythonReadme(twin, home),
			...(twin.web && { 'web.json': toJson(twin.web) }),
		}
	return {
		...own,
		'README.md': readme(twin, home),
		'package.json': toJson(manifest(twin)),
		'course/exercise.json': toJson({
			...twin,
			hintFor: {},
			hints: {},
			editable: Object.keys(files),
		}),
		'course/runner.mjs': tools.runner,
		'course/project.mjs': tools.project,
	}
}

function manifest({ exercise, main }: PublishedTwin) {
	return {
		name: exercise,
		private: true,
		type: 'module',
		engines: { node: '>=20.11' },
		scripts: {
			test: 'node course/project.mjs test',
			...(main !== undefined && { start: 'node course/project.mjs start' }),
		},
		stackblitz: { startCommand: 'npm test' },
	}
}

function readme(twin: PublishedTwin, home: string): string {
	const { title, main } = twin
	return paragraphs(
		`# ${title}`,
		`From ${home}. It needs Node 20.11 or newer, and nothing to install.`,
		main !== undefined && '    npm start     runs the program',
		'    npm test      grades what you wrote: exit code 0 when it passed, 1 when it did not',
		whatIsWhat(twin),
		'- `course/`: the cases, bundled as the page has them, with vitest’s runner in `runner.mjs`. They run on a virtual clock, as in the page.',
		twin.web &&
			`The addresses that it fetches are a make-believe web: \`npm start\` and \`npm test\` answer them, and plain \`node ${main ?? 'main.ts'}\` does not.`,
		'The hints and the solution are in the page.',
	)
}

function pythonReadme(twin: PublishedTwin, home: string): string {
	const { title, main, web } = twin
	const text = Object.values(twin.given).join('\n')
	return paragraphs(
		`# ${title}`,
		`From ${home}. It needs Python 3.11 or newer${/\b(aiohttp|requests)\b/.test(text) || web ? '; programs that import aiohttp or requests need those as well: `python -m pip install aiohttp requests`' : ''}.`,
		main !== undefined && `    python ${main}`,
		whatIsWhat(twin),
		web &&
			'- `web.json`: the make-believe web whose addresses the program asks. It answers in the page, not here: run by itself, the program finds nobody there. With a clone of the course it answers too: `npm run -s course -- run main.py --origins web.json`.',
		'Python is graded in the page: its cases stand on the course’s own Python machine.',
	)
}

function whatIsWhat({ given }: PublishedTwin): string {
	const names = Object.keys(given).map((file) => `\`${file}\``)
	return names.length === 0
		? '- The files here are yours to edit.'
		: `- The files here are yours to edit, but ${names.join(', ')}: given, and the cases bring their own.`
}

function paragraphs(...texts: readonly (string | false | undefined)[]): string {
	return `${texts.filter((text) => typeof text === 'string').join('\n\n')}\n`
}

function toJson(value: unknown): string {
	return `${JSON.stringify(value, null, '\t')}\n`
}
