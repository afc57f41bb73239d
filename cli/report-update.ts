import { createTwoFilesPatch } from 'diff'
import { placeOf } from './lay-site.mjs'

/** The texts of a version, by their paths from the project's folder. */
export type Texts = ReadonlyMap<string, string>

/** What became of something between two versions. */
export type Fate = 'new' | 'gone' | 'changed'

export interface UpdateReport {
	/** By lesson; a translated one is called `de/taking-turns`. */
	lessons: ReadonlyMap<string, Fate>
	/** By exercise; where it changed, which of its parts did. */
	exercises: ReadonlyMap<string, { fate: Fate; parts: readonly string[] }>
	/** Files of `my-course/` that lie over something that is not what it was. */
	overrides: readonly { file: string; fate: Fate; diff: string }[]
	/** How many other files changed. */
	others: number
}

/**
 * What a newer version changes for a course: in lessons and exercises, and beneath its own files. `own` are those, from
 * `my-course/`. Pure.
 */
export function reportUpdate(before: Texts, after: Texts, own: readonly string[]): UpdateReport {
	const fates = fatesOf(before, after)
	const lessons = new Map<string, Fate>()
	const exercises = new Map<string, { fate: Fate; parts: string[] }>()
	let others = 0
	for (const [file, fate] of fates) {
		const lesson = /^src\/content\/docs\/(.+)\.mdx?$/.exec(file)?.[1]
		const [, exercise, part = ''] = /^exercises\/([a-z][\w-]*)\/(.+)$/.exec(file) ?? []
		if (lesson !== undefined) lessons.set(lesson, fate)
		else if (exercise !== undefined && exercise !== 'kit') {
			const entry = exercises.get(exercise) ?? {
				fate: fateOfFolder(exercise, before, after),
				parts: [],
			}
			if (entry.fate === 'changed') entry.parts = union(entry.parts, nameOfPart(part))
			exercises.set(exercise, entry)
		} else others += 1
	}
	const overrides = own.flatMap((file) => {
		const place = placeOf(file)
		const fate = place === undefined ? undefined : fates.get(place)
		if (place === undefined || fate === undefined) return []
		return { file, fate, diff: diffOf(place, before, after) }
	})
	return { lessons, exercises, overrides, others }
}

function fatesOf(before: Texts, after: Texts): Map<string, Fate> {
	const fates = new Map<string, Fate>()
	for (const file of [...new Set([...before.keys(), ...after.keys()])].sort()) {
		const [old, current] = [before.get(file), after.get(file)]
		if (old === current) continue
		fates.set(file, old === undefined ? 'new' : current === undefined ? 'gone' : 'changed')
	}
	return fates
}

function fateOfFolder(exercise: string, before: Texts, after: Texts): Fate {
	const task = `exercises/${exercise}/exercise.md`
	if (!before.has(task)) return 'new'
	return after.has(task) ? 'changed' : 'gone'
}

/** `ts/suite.test.ts` is the TypeScript suite: the part that decides grades. */
function nameOfPart(file: string): string {
	const [language = '', part = ''] = file.split('/')
	const half = { ts: 'TypeScript', py: 'Python' }[language]
	if (half === undefined) return file === 'exercise.md' ? 'task' : language
	return `${half} ${part === 'suite.test.ts' ? 'suite' : part}`
}

function union(parts: readonly string[], part: string): string[] {
	return [...new Set([...parts, part])]
}

function diffOf(file: string, before: Texts, after: Texts): string {
	return createTwoFilesPatch(
		`${file} (before)`,
		`${file} (now)`,
		before.get(file) ?? '',
		after.get(file) ?? '',
	)
}

/** The report as lines for a person. `versions`: before, and now. */
export function sayUpdate(report: UpdateReport, versions: readonly [string, string]): string {
	const { lessons, exercises, overrides, others } = report
	if (lessons.size + exercises.size + overrides.length + others === 0)
		return `${versions[0]} → ${versions[1]}: nothing in it has changed.`
	const suites = [...exercises].filter(([, { parts }]) => parts.some((part) => /suite$/.test(part)))
	return [
		`${versions[0]} → ${versions[1]}`,
		...section(
			'Lessons',
			[...lessons].map(([name, fate]) => `${name}: ${fate}`),
		),
		...section(
			'Exercises',
			[...exercises].map(([name, { fate, parts }]) =>
				parts.length > 0 ? `${name}: ${fate} (${parts.join(', ')})` : `${name}: ${fate}`,
			),
		),
		...(suites.length > 0
			? [
					'',
					`Grades may differ from before in ${suites.map(([name]) => name).join(', ')}: another suite decides.`,
				]
			: []),
		...section('Your files over something that is not what it was', overrides.map(sayOverride)),
		...(others > 0 ? ['', `Beneath them ${others} other files changed.`] : []),
	].join('\n')
}

function sayOverride({ file, fate }: UpdateReport['overrides'][number]): string {
	const what = {
		changed: 'ours has changed. Compare the two, and take over what you want.',
		gone: 'ours is gone: yours stands alone now. Is it still used?',
		new: 'we have one of that name now, and yours hides it. Rename yours, if that was not meant.',
	}
	return `my-course/${file}: ${what[fate]}`
}

function section(title: string, lines: readonly string[]): string[] {
	return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)]
}
