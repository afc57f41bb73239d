import { deShells } from './de-shells.ts'
import { de } from './de.ts'
import { enShells } from './en-shells.ts'
import { en } from './en.ts'
import { localeOf, type Locale, type ShellWords, type Words } from './words.ts'

const catalogues: Readonly<Record<Locale, Words & ShellWords>> = {
	en: { ...en, ...enShells },
	de: { ...de, ...deShells },
}

/** The words of a language, where all may be loaded: in shells, and in Node. A page's script takes `spoken.ts`. */
export function wordsFor(lang: string | undefined): Words & ShellWords {
	return catalogues[localeOf(lang)]
}
