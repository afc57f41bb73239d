// @ts-check
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import sitemap from '@astrojs/sitemap'
import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'
import starlightLinksValidator from 'starlight-links-validator'
import { appHead } from './src/components/app-head.ts'
import { codeTheme, inFull } from './src/components/code-colours.ts'
import { checkCourse } from './src/library/check-course.ts'
import { isolation } from './src/library/isolation.ts'
import { lighterContents } from './src/library/lighter-contents.ts'
import { publishOffline } from './src/library/publish-offline.ts'
import { publishAdviser } from './src/library/publish-adviser.ts'
import { publishPython } from './src/library/publish-python.ts'
import { publishRunner } from './src/library/publish-runner.ts'
import { tellAuthor } from './src/library/tell-author.ts'
import { workerBuild } from './src/runtimes/worker-build.ts'
import { sidebar, syllabus } from './src/syllabus.ts'
import {
	aboutPython,
	course,
	instructorPages,
	offeredLocales,
	offersPython,
	webcontainer,
} from './src/the-course.ts'
import { wordsFor } from './src/words/words-for.ts'
import { localeNames } from './src/words/words.ts'

/** The languages that stand below the root. */
const others = offeredLocales.filter((locale) => locale !== 'en')

/**
 * A page beside the lessons, in the sidebar.
 * @param {'progress' | 'playground' | 'offline'} page
 */
const beside = (page) => ({
	label: wordsFor('en').pages[page].title,
	translations: Object.fromEntries(
		others.map((locale) => [locale, wordsFor(locale).pages[page].title]),
	),
	link: `/${page}/`,
})

const eager =
	/src\/(progress\/progress(-store)?\.ts|course\/(language|submission)|components\/(course-(exercise|search)|code-editor|draft|file-tabs|lesson-(facts|marks)|live-code|page-keys|page-words|pane-sizes|passed-marks|predict-run|what-you-learnt))|vite\/preload-helper/

/** An instructor's, over ours. */
const hasOwnStyles = existsSync(new URL('./src/styles/own.css', import.meta.url))

/** A course that depends on this one as a package is built into its own folder; see cli/lay-site.mjs. */
const site = process.env['COURSE_SITE']

const here = import.meta.dirname
checkCourse(course, {
	exercises: readdirSync(join(here, 'exercises')),
	lessons: readdirSync(join(here, 'src/content/docs')).map((name) => name.replace(/\.mdx$/, '')),
	lessonFolder: site === undefined ? 'src/content/docs' : 'my-course/lessons',
	isFile: (path) => existsSync(join(site ?? here, path)),
})

export default defineConfig({
	...(site !== undefined && { outDir: join(site, 'dist') }),
	...(course.site && { site: course.site }),
	base: course.base,
	trailingSlash: 'always',
	// While one page is written and another's suite bundled, the next is rendered.
	build: { concurrency: 4 },
	devToolbar: { enabled: false },
	integrations: [
		// Starlight brings one that lists every page. Those to be embedded are no places to come to.
		sitemap({
			filter: (page) => !page.includes(`${course.base}embed/`),
			i18n: {
				defaultLocale: 'en',
				locales: Object.fromEntries(offeredLocales.map((locale) => [locale, locale])),
			},
		}),
		starlight({
			title: course.title,
			defaultLocale: 'root',
			locales: {
				root: { label: localeNames.en, lang: 'en' },
				...Object.fromEntries(others.map((lang) => [lang, { label: localeNames[lang], lang }])),
			},
			description: course.description,
			routeMiddleware: './src/route-data.ts',
			logo: {
				src: course.logo === undefined ? './src/styles/logo.svg' : join(site ?? here, course.logo),
			},
			favicon: '/favicon.svg',
			customCss: ['./src/styles/course.css', ...(hasOwnStyles ? ['./src/styles/own.css'] : [])],
			// Static code and the editor share one table of colours; see code-colours.ts.
			expressiveCode: false,
			sidebar: [
				...sidebar(syllabus, new URL('./src/content/docs/', import.meta.url)),
				beside('progress'),
				beside('playground'),
				...(offersPython ? [aboutPython] : []),
				{ label: 'Speed', translations: { de: 'Geschwindigkeit' }, link: '/speed/' },
				beside('offline'),
				...(instructorPages.length > 0
					? [
							{
								label: 'For instructors',
								translations: { de: 'Für Lehrende' },
								collapsed: true,
								items: instructorPages,
							},
						]
					: []),
			],
			head: appHead(course),
			components: {
				Footer: './src/components/CourseFooter.astro',
				Head: './src/components/CourseHead.astro',
				Search: './src/components/CourseSearch.astro',
				Sidebar: './src/components/CourseSidebar.astro',
				PageTitle: './src/components/LessonTitle.astro',
				MarkdownContent: './src/components/LessonContent.astro',
			},
			...(course.repository && {
				editLink: { baseUrl: new URL('edit/main/', `${course.repository}/`).href },
				social: [{ icon: 'github', label: 'Source', href: course.repository }],
			}),
			// A lesson that is not translated yet is there in English, and says so.
			// A relative link stays in the language and below any base; tests/instructor-pages.test.ts follows those.
			plugins: [
				starlightLinksValidator({ errorOnFallbackPages: false, errorOnRelativeLinks: false }),
			],
		}),
		publishRunner(),
		publishPython({ isOffered: offersPython }),
		publishAdviser(),
		isolation({ webcontainer, service: course.service }),
		tellAuthor(),
		// Last: it knows every file of the site.
		publishOffline(),
	],
	markdown: { shikiConfig: { theme: codeTheme, transformers: [inFull] } },
	vite: {
		plugins: [lighterContents],
		worker: workerBuild,
		// Astro marks its own modules with such a directive, and reads it before they are bundled.
		build: { rolldownOptions: { checks: { moduleLevelDirective: false } } },
		// Found only on a learner's first touch, these would make the dev server reload the page then.
		optimizeDeps: {
			include: [
				'@codemirror/autocomplete',
				'@codemirror/commands',
				'@codemirror/lang-javascript',
				'@codemirror/lang-python',
				'@codemirror/language',
				'@codemirror/lint',
				'@codemirror/state',
				'@codemirror/view',
				'@lezer/highlight',
				'@sveltejs/acorn-typescript',
				'@webcontainer/api',
				'acorn',
				'diff',
				'es-module-lexer/minimal/js',
				'sucrase',
				'vitest',
				'vitest/internal/browser',
				'zod/mini',
			],
		},
		// Copies of the site that tests build; a config file among them would restart the dev server.
		server: {
			// Its packages lie above what is laid out.
			...(site !== undefined && { fs: { allow: [site] } }),
			watch: { ignored: ['.cache', 'dist', 'test-results'].map((name) => join(here, name, '**')) },
		},
		environments: {
			client: {
				build: {
					// The polyfill is for browsers that cannot run the course anyway.
					modulePreload: { polyfill: false },
					rolldownOptions: {
						output: {
							// What every lesson needs at once comes in one file, not in one per import.
							codeSplitting: { groups: [{ name: 'exercise', test: eager }] },
						},
					},
				},
			},
		},
	},
})
