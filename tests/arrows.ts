// The house as data: architecture.test.ts holds every file to it, and ARCHITECTURE.md tells it.

/**
 * Who may import whom. A room is a place: a folder, or a file. It may import itself, and the places
 * listed; the longest place that holds a file is its room.
 */
export const arrows: Readonly<Record<string, readonly string[]>> = {
	'src/course/': [],
	'src/runtimes/': ['src/course/', 'src/runtimes/machine/'],
	// The lab web answers Python too, and keeps its record.
	'src/runtimes/machine/': [
		'src/course/',
		'src/runtimes/output.ts',
		'src/runtimes/runtime.ts',
		'exercises/kit/',
	],
	// The kit takes hold of the clock and of fetch before a learner's code is loaded.
	'src/runtimes/inside/': [
		'src/course/',
		'src/runtimes/channel.ts',
		'src/runtimes/output.ts',
		'src/runtimes/machine/',
		// The job it is handed.
		'src/runtimes/runtime.ts',
		'exercises/kit/',
	],
	'src/grader/': [
		'src/course/',
		'src/runtimes/runtime.ts',
		'src/runtimes/run-job.ts',
		'src/runtimes/deadline.ts',
	],
	'src/words/': [],
	'src/adviser/': ['src/course/'],
	// In whichever language it is handed: it takes the type, and imports no catalogue.
	'src/timeline/': ['src/course/', 'src/words/words.ts'],
	'src/offline/': ['src/course/'],
	'src/progress/': ['src/course/'],
	'src/speed/': [],
	'src/components/': [
		'src/course/',
		'src/grader/',
		'src/adviser/',
		'src/words/',
		'src/runtimes/registry.ts',
		// Run has no grader: the page hands a runtime its job, under a time limit, itself.
		'src/runtimes/runtime.ts',
		'src/runtimes/run-job.ts',
		'src/runtimes/deadline.ts',
		'src/runtimes/arrivals.ts',
		'src/timeline/',
		'src/offline/',
		'src/progress/',
		'src/playground/',
		'src/speed/',
		'src/styles/',
		'src/syllabus.ts',
		'src/the-course.ts',
	],
	// What the advisers read with decides what is published for them.
	'src/library/': ['src/course/', 'src/adviser/typescript-options.ts'],
	'src/pages/': [
		'src/course/',
		'src/words/',
		'src/library/',
		'src/components/',
		'src/speed/',
		// What was measured last.
		'bench/results/',
		'src/styles/',
		'src/syllabus.ts',
		'src/the-course.ts',
	],
	'src/content.config.ts': [
		'src/course/',
		'src/library/',
		'src/components/',
		'src/syllabus.ts',
		'src/the-course.ts',
		'src/words/words.ts',
	],
	'src/content/': ['src/components/'],
	// Programs that people run, and the list of them.
	'src/playground/': ['src/course/'],
	'src/styles/': [],
	// What an integration of the library's answers.
	'src/python-site.d.ts': ['src/course/'],
	'src/adviser-site.d.ts': [],
	'src/syllabus.ts': ['src/course/', 'src/the-course.ts'],
	'src/route-data.ts': ['src/the-course.ts'],
	'src/the-course.ts': ['course.config.ts', 'src/course/', 'src/library/', 'src/words/words.ts'],
	'course.config.ts': ['src/course/course-config.ts'],
	'astro.config.mjs': [
		'src/the-course.ts',
		'src/components/app-head.ts',
		'src/components/code-colours.ts',
		'src/course/',
		'src/library/',
		'src/runtimes/worker-build.ts',
		'src/styles/',
		'src/syllabus.ts',
		'src/words/',
	],
	'cli/': ['src/course/', 'src/library/', 'src/grader/', 'src/runtimes/', 'src/the-course.ts'],
	'server/': ['src/course/', 'src/library/', 'src/grader/', 'src/runtimes/process.ts'],
	'exercises/kit/': [],
	'exercises/': ['exercises/kit/'],
}

/** Single arrows beside the table, each with its reason; one that nobody uses any more is a failure. */
export const exceptions: readonly { file: string; target: string; why: string }[] = [
	{
		file: 'src/runtimes/suite-worker.ts',
		target: 'src/runtimes/inside/worker-entry.ts',
		why: 'the bundler finds a worker by its URL; nothing of it is imported',
	},
	{
		file: 'src/library/lighter-contents.ts',
		target: 'src/components/page-contents.ts',
		why: 'the bundler puts it in the place of a script of Starlight; nothing of it is imported',
	},
	{
		file: 'cli/stock-run-lab.ts',
		target: 'exercises/kit/answer-plan.ts',
		why: 'the web that stock interpreters ask decides its answers as the one in the page does',
	},
	{
		file: 'cli/stock-run-lab.ts',
		target: 'exercises/kit/routes.ts',
		why: 'the web that stock interpreters ask decides its answers as the one in the page does',
	},
	{
		file: 'cli/check-lessons.ts',
		target: 'src/syllabus.ts',
		why: 'a lesson is what the syllabus lists',
	},
	{
		file: 'cli/stats.ts',
		target: 'src/syllabus.ts',
		why: 'it counts by chapter',
	},
]

/** Rooms that look at all the others, or configure a tool. */
export const free = [
	'tests/',
	'bench/',
	'eslint.config.mjs',
	'vitest.config.ts',
	'playwright.config.ts',
]

/** A test may hold its room's code against the scripted runtime, and against every language; what it tests stays inside the arrows. */
export const tests = ['src/runtimes/fake.ts', 'src/words/words-for.ts']

/** Runtimes: none may know another. The registry alone knows them all. */
export const runtimes = ['worker', 'webcontainer', 'process', 'pyodide', 'fake'].map(
	(name) => `src/runtimes/${name}.ts`,
)

/** Packages that only some places may know. */
export const keepers: readonly { packages: RegExp; places: readonly string[]; why: string }[] = [
	{
		packages: /^vitest\/internal/,
		places: ['src/runtimes/inside/vitest-runner.ts'],
		why: 'it is not documented, so one file knows it',
	},
	{
		packages: /^@webcontainer\/api/,
		places: ['src/runtimes/webcontainer.ts', 'src/runtimes/webcontainer/', 'tests/'],
		why: 'a vendor is known by one runtime',
	},
	{
		packages: /^@astral-sh\//,
		places: ['src/adviser/', 'tests/'],
		why: 'what knows Python is known by one room',
	},
	{
		packages: /^(?!zod(\/mini)?$)/,
		places: [...Object.keys(arrows).filter((place) => place !== 'src/course/'), ...free],
		why: 'the nouns import nothing but Zod',
	},
	{
		packages: /^(node:|astro(?!:transitions\/client$))/,
		places: [
			'src/runtimes/process.ts',
			'src/runtimes/keeper.ts',
			'src/runtimes/worker-build.ts',
			'src/runtimes/inside/',
			'src/runtimes/machine/node-thread.ts',
			'src/runtimes/machine/node-files.ts',
			'src/runtimes/machine/node-world.ts',
			'src/runtimes/machine/thread-entry.ts',
			'src/library/',
			'src/pages/',
			// The upper parts of `X.astro` ask it, while a page is built.
			'src/components/exercise-entries.ts',
			'src/content.config.ts',
			'src/syllabus.ts',
			'src/route-data.ts',
			'astro.config.mjs',
			'cli/',
			'server/',
			'exercises/',
			...free,
		],
		why: 'it runs in a page, where there is no Node',
	},
]

/** Files whose answer depends on their arguments alone. */
export const pure = [
	/^src\/course\/.*\.ts$/,
	/^src\/grader\/judge\.ts$/,
	/^src\/timeline\/lanes\.ts$/,
	/^src\/speed\/.*\.ts$/,
	/^cli\/laws\.ts$/,
]
export const impurities =
	/\b(window|document|localStorage|process|Date\.now|new Date\(\)|performance|Math\.random|setTimeout|setInterval|fetch)\b/
