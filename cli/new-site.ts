import { mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { laidFolder, overlayFolder, overlayRooms, packageName } from './lay-site.mjs'
import { packProject } from './pack-project.ts'
import { Refusal } from './refusal.ts'

export interface NewSite {
	/** Where it is to be; absolute. */
	folder: string
	title: string | undefined
	/** What npm installs as ours: a version, a git address, a file. Left out: this project, packed. */
	from: string | undefined
}

/**
 * Begins a course that depends on this one as a package. Answers the files that it wrote, from the folder.
 * Refuses a folder in which something is.
 */
export async function beginSite({ folder, title, from }: NewSite): Promise<string[]> {
	const there = await readdir(folder).catch(() => [])
	if (there.some((name) => name !== '.git'))
		throw new Refusal(
			`${folder} is not empty: ${there.slice(0, 3).join(', ')} … Choose another folder, for nothing is overwritten.`,
		)
	await mkdir(folder, { recursive: true })
	const spec = from ?? (await packProject(path.join(folder, 'vendor')))
	const source = from ?? `file:vendor/${path.basename(spec)}`
	const files = filesOfSite({ name: nameOf(folder), title: title ?? 'Our course', source })
	for (const [file, text] of Object.entries(files)) {
		await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
		await writeFile(path.join(folder, file), text)
	}
	return Object.keys(files)
}

/** What npm takes for a name. */
function nameOf(folder: string): string {
	const name = path
		.basename(folder)
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
	return name === '' || name === packageName ? 'our-course' : name
}

interface Facts {
	name: string
	title: string
	source: string
}

function filesOfSite({ name, title, source }: Facts): Record<string, string> {
	const commands = ['start', 'dev', 'build', 'check', 'doctor', 'update']
	const manifest = {
		name,
		version: '0.0.0',
		private: true,
		type: 'module',
		scripts: Object.fromEntries(commands.map((command) => [command, `course ${command}`])),
		dependencies: { [packageName]: source },
		// The Node that the course runs on comes as a package, and puts itself there when it is installed.
		allowScripts: { node: true },
	}
	return {
		'package.json': `${JSON.stringify(manifest, undefined, '\t')}\n`,
		'.gitignore': `node_modules/\n${laidFolder}/\ndist/\n`,
		'course.config.ts': configText(title),
		'README.md': readme(title),
		...Object.fromEntries(
			Object.keys(overlayRooms).map((room) => [`${overlayFolder}/${room}/.gitkeep`, '']),
		),
	}
}

function configText(title: string): string {
	return `import type { CourseConfig } from '${packageName}'

/** What makes this course yours. Every field is explained in \`CourseConfig\`; an editor shows it. */
export default {
	title: ${JSON.stringify(title)},
	description: 'Learn concurrency by letting programs run.',
	// The address and the folder you publish it under.
	// site: 'https://school.example',
	// base: '/concurrency/',
	// accent: '#0f6b61',
	// leaveOut: { chapters: ['Capstone'], lessons: [], exercises: [] },
	// add: [{ lesson: 'our-first-week', after: 'from-sequential-to-concurrent' }],
	// solutions: 'after-passing',
} satisfies CourseConfig
`
}

function readme(title: string): string {
	return `# ${title}

A course made of Interleave. \`course.config.ts\` says what is in it; your own files lie in \`${overlayFolder}/\`, each in the
place of ours with the same path:

| folder | what |
| --- | --- |
${Object.entries(overlayRooms)
	.map(([room, target]) => `| \`${overlayFolder}/${room}/\` | over \`${target}/\` |`)
	.join('\n')}

    npm install
    npm start                              # builds, and serves on a printed address
    npx course new lesson our-first-week
    npx course new exercise retry-with-backoff
    npx course check                       # holds exercises and lessons to their laws
    npx course update                      # a newer version of ours, and what it changes for you
`
}
