import { getEntry } from 'astro:content'
import type { Exercise } from '../../../course/exercise.ts'
import type { LocaleCode } from '../../../course/translation.ts'
import { splitRungs } from '../../../library/rungs.ts'
import { course } from '../../../the-course.ts'

/** Each hint's rungs as the HTML that Astro made of them; of the translation to `locale`, where one is asked for. */
export async function renderHints(
	{ id, hints, translations }: Exercise,
	locale?: LocaleCode,
): Promise<Record<string, string[]>> {
	if (course.hints === 'never') return {}
	const asked = locale === undefined ? hints : (translations[locale]?.hints ?? {})
	const rendered = Object.entries(asked).map(async ([hint, rungs]) => {
		const entry =
			locale === undefined
				? await getEntry('hints', `${id}/${hint}`)
				: await getEntry('translatedHints', `${id}/${locale}/${hint}`)
		const html = splitRungs(entry?.rendered?.html ?? '')
		if (html.length !== rungs.length)
			throw new Error(
				`exercises/${id}/${locale === undefined ? '' : `translations/${locale}/`}hints/${hint}.md: it has ${rungs.length} rungs and became ${html.length}. Part rungs with a line of --- and use no other horizontal rule.`,
			)
		return [hint, html] as const
	})
	return Object.fromEntries(await Promise.all(rendered))
}
