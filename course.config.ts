import type { CourseConfig } from './src/course/course-config.ts'

/** The one file an instructor edits. What each field means is in src/course/course-config.ts. */
export default {
	title: 'Interleave',
	description:
		'Learn concurrency by letting programs run: read, edit, run, and be graded in the page.',
	// Where you publish it: the sitemap and canonical links begin with this.
	site: 'http://localhost:4321',
	base: '/',
	webcontainer: 'auto',
} satisfies CourseConfig
