import type { enShells } from './en-shells.ts'
import type { en } from './en.ts'

/**
 * Every sentence the interface says, in one language: a text, or what makes one of its values. English is the
 * catalogue that the others are held to: a key that is missing, or one too many, is an error of types.
 */
export type Words = typeof en

/** The same of what shells alone say, and no script fetches. */
export type ShellWords = typeof enShells

/** The languages there is a catalogue of, and what each calls itself. */
export const localeNames = { en: 'English', de: 'Deutsch' } as const

export type Locale = keyof typeof localeNames

/** The catalogue for a page's `lang`, such as `de-AT`; what there is none of reads English. */
export function localeOf(lang: string | undefined): Locale {
	const [language = ''] = (lang ?? '').toLowerCase().split('-')
	return language in localeNames ? (language as Locale) : 'en'
}
