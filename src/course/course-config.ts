import { z } from 'zod'
import { strict } from './strict.ts'

/** `course.config.ts`: the one file an instructor edits. Strict: a field it does not know is a typo. */
export const courseConfigSchema = strict({
	/** The name of the course, in the header and in every page's title. */
	title: z.string().min(1).max(60),
	/** One sentence on what it teaches; what a search engine shows. */
	description: z.string().min(1).max(300),
	/** The address it is published under, like `https://learn.example`. Left out: no sitemap, no canonical links. */
	site: z.url().optional(),
	/** The folder it is published in, like `/course/`. Left out: the root. */
	base: z
		.string()
		.regex(/^\/([\w.~-]+\/)*$/, 'a base begins and ends with a slash, like "/course/"')
		.default('/'),
	/** Whether real Node may boot in the page: `auto` after the first Run, where the browser can; `off` never. */
	webcontainer: z.enum(['auto', 'off']).default('auto'),
	/** The repository's address, like `https://github.com/you/course`; gives each page its edit link. */
	repository: z.url().optional(),
})
export type CourseConfig = z.input<typeof courseConfigSchema>
