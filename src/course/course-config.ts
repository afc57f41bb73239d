import { z } from 'zod'
import { slug } from './exercise.ts'
import { languages } from './language.ts'
import { strict } from './strict.ts'

/** A day, like `2026-12-01`; it begins at midnight where the learner is. */
const day = z.iso.date({ error: 'a day is written year-month-day, like "2026-12-01"' })

/** What the values of `font-family` are: names, and commas between them. */
const fontNames = z
	.string()
	.min(1)
	.max(200)
	.regex(/^[\w\s,'"-]+$/, 'these are names of fonts with commas between them')

/** A chapter, by its title or, for a new one, with its lessons. */
const title = z.string().min(1).max(60)

/** When a learner may see the model answer. */
export const solutionPolicySchema = z.union(
	[
		z.enum(['always', 'after-passing', 'never']),
		strict({ afterAttempts: z.int().min(1).max(100) }),
		strict({ from: day }),
	],
	{
		error:
			'this is "always", "after-passing", "never", { afterAttempts: 3 } or { from: "2026-12-01" }',
	},
)
export type SolutionPolicy = z.infer<typeof solutionPolicySchema>

/** When a hint is offered to a learner whose code failed. */
export const hintPolicySchema = z.union(
	[z.enum(['always', 'never']), strict({ afterAttempts: z.int().min(1).max(100) })],
	{ error: 'this is "always", "never" or { afterAttempts: 2 }' },
)
export type HintPolicy = z.infer<typeof hintPolicySchema>

const webcontainer = z.union(
	[z.enum(['auto', 'off']), strict({ key: z.string().min(1).max(200) })],
	{ error: 'this is "auto", "off", or { key: "…" } with the client id that StackBlitz gave you' },
)

/** `course.config.ts`: the one file an instructor edits. Strict: a field it does not know is a typo. */
export const courseConfigSchema = strict({
	/** The name of the course, in the header and in every page's title. */
	title,
	/** One sentence on what it teaches; what a search engine shows. */
	description: z.string().min(1).max(300),
	/** The address it is published under, like `https://learn.example`. Left out: no sitemap, no canonical links. */
	site: z
		.url({ protocol: /^https?$/, error: 'an address is like "https://learn.example"' })
		.optional(),
	/** The folder it is published in, like `/course/`. Left out: the root. */
	base: z
		.string()
		.regex(/^\/([\w.~-]+\/)*$/, 'a base begins and ends with a slash, like "/course/"')
		.default('/'),
	/** The repository's address, like `https://github.com/you/course`; gives each page its edit link. */
	repository: z.url({ error: 'an address is like "https://github.com/you/course"' }).optional(),

	/** A picture for the header, by its path from this file; SVG, PNG, JPEG or WebP. Left out: ours. */
	logo: z
		.string()
		.regex(/\.(svg|png|jpe?g|webp)$/i, 'a logo ends in .svg, .png, .jpg or .webp')
		.optional(),
	/** The colour of links and buttons, like `#0f6b61`. Both themes get shades of it that can be read. */
	accent: z
		.string()
		.regex(/^#[\da-f]{6}$/i, 'a colour is written like "#0f6b61"')
		.optional(),
	/** Names of fonts as CSS has them; their files are yours to serve, see docs for instructors. */
	fonts: strict({ text: fontNames.optional(), code: fontNames.optional() }).default({}),
	/** The languages the pages are offered in. English is one of them: what is not translated is English. */
	locales: z.array(z.string()).min(1).optional(),
	/** The language in which somebody arrives who has not chosen one. */
	locale: z.string().default('en'),

	/** What of ours is not in yours. A lesson and an exercise by its name, a chapter by its title. */
	leaveOut: strict({
		chapters: z.array(title).default([]),
		lessons: z.array(slug).default([]),
		exercises: z.array(slug).default([]),
	}).prefault({}),
	/** Your own lessons: into a chapter behind one of its lessons, or in a chapter of their own. */
	add: z
		.array(
			z.union(
				[
					strict({ lesson: slug, after: slug }),
					strict({ chapter: title, lessons: z.array(slug).min(1), after: title.optional() }),
				],
				{
					error:
						'this is { lesson: "mine", after: "taking-turns" } or { chapter: "Projects", lessons: ["mine"] }',
				},
			),
		)
		.default([]),

	/** The languages that exercises are offered in. */
	languages: z
		.array(z.enum(languages))
		.min(1)
		.default([...languages]),
	/**
	 * Whether real Node may boot in the page: `auto` after the first Run, where the browser can; `off` never; a key is
	 * the client id of a StackBlitz account, for sites that its licence asks to have one.
	 */
	webcontainer: webcontainer.default('auto'),
	/** Where TypeScript runs until the learner says otherwise: `auto` is in the page, and in real Node once that is up. */
	runtime: z.enum(['auto', 'worker', 'webcontainer']).default('auto'),

	/** When a learner may see the model answer. `never`: it is not in the site at all. */
	solutions: solutionPolicySchema.default('always'),
	/** When a hint is offered to a learner whose code failed. `never`: they are not in the site at all. */
	hints: hintPolicySchema.default('always'),

	/**
	 * Where a service of yours takes hand-ins, like `https://grades.school.example`; `course receive` is one. Left out:
	 * the site is static, and learners hand in a file.
	 */
	service: z
		.url({ protocol: /^https?$/, error: 'an address is like "https://grades.school.example"' })
		.optional(),

	/** Whether the pages for instructors, on hosting and writing, are in the site. */
	instructorPages: z.boolean().default(true),
	/** Links at the foot of every page: the timetable, the forum. */
	links: z
		.array(strict({ label: z.string().min(1).max(60), href: z.string().min(1).max(500) }))
		.max(12)
		.default([]),
	/** A sentence at the foot of every page. */
	footer: z.string().max(500).optional(),
	/** What the page on privacy says of you: who runs this copy, and whom to ask. Paragraphs, with an empty line between. */
	privacy: z.string().max(5_000).optional(),
})
export type CourseConfig = z.input<typeof courseConfigSchema>
/** The same with everything that was left out filled in. */
export type Course = z.output<typeof courseConfigSchema>
