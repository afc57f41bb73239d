// @ts-check
import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'
import starlightLinksValidator from 'starlight-links-validator'
import config from './course.config.ts'
import { codeTheme, inFull } from './src/components/code-colours.ts'
import { courseConfigSchema } from './src/course/course-config.ts'
import { isolation } from './src/library/isolation.ts'
import { publishPython } from './src/library/publish-python.ts'
import { publishRunner } from './src/library/publish-runner.ts'
import { workerBuild } from './src/runtimes/worker-build.ts'
import { sidebar, syllabus } from './src/syllabus.ts'

const course = courseConfigSchema.parse(config)

const eager =
	/src\/(progress|course\/(language|submission)|components\/(course-exercise|code-editor|draft|file-tabs|lesson-(facts|marks)|live-code|passed-marks|predict-run|what-you-learnt))|vite\/preload-helper/

export default defineConfig({
	...(course.site && { site: course.site }),
	base: course.base,
	trailingSlash: 'always',
	devToolbar: { enabled: false },
	integrations: [
		starlight({
			title: course.title,
			description: course.description,
			logo: { src: './src/styles/logo.svg' },
			favicon: '/favicon.svg',
			customCss: ['./src/styles/course.css'],
			// Static code and the editor share one table of colours; see code-colours.ts.
			expressiveCode: false,
			sidebar: [
				...sidebar(syllabus, new URL('./src/content/docs/', import.meta.url)),
				{ label: 'Playground', link: '/playground/' },
				'how-python-runs-here',
			],
			components: {
				Sidebar: './src/components/CourseSidebar.astro',
				PageTitle: './src/components/LessonTitle.astro',
				MarkdownContent: './src/components/LessonContent.astro',
			},
			...(course.repository && {
				editLink: { baseUrl: new URL('edit/main/', `${course.repository}/`).href },
				social: [{ icon: 'github', label: 'Source', href: course.repository }],
			}),
			plugins: [starlightLinksValidator()],
		}),
		...(course.webcontainer === 'auto' ? [publishRunner()] : []),
		publishPython(),
		isolation(course.webcontainer),
	],
	markdown: { shikiConfig: { theme: codeTheme, transformers: [inFull] } },
	vite: {
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
		server: { watch: { ignored: ['**/.cache/**', '**/dist/**', '**/test-results/**'] } },
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
