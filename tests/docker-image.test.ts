import { execFile, spawn } from 'node:child_process'
import {
	cp,
	mkdir,
	mkdtempDisposable,
	readFile,
	readdir,
	symlink,
	writeFile,
} from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examineSite } from '../cli/doctor.ts'
import { docker } from '../src/library/hosts/docker.ts'
import { layFiles } from './course-command.ts'
import { laySite, type HostedFolder } from './hosted-site.ts'
import { begun, findServer, freePort, type RealServer } from './real-servers.ts'

// The recipe's Dockerfile is built and served as it is written. Docker's registry cannot be reached from where this is
// tested, so the image that it begins with is a stand-in: BusyBox, whose shell and tools Alpine has too, and this
// machine's nginx, set up to include what lies in conf.d.

const busybox = '/bin/busybox'
const chroot = '/usr/sbin/chroot'
const nginx = findServer('nginx')

/** Why nothing is built, or `undefined`. */
const whyNot = [
	[existsSync('/usr/bin/buildah'), 'buildah is not installed: apt-get install buildah'],
	[existsSync(busybox), 'BusyBox is not installed: apt-get install busybox-static'],
	[nginx !== undefined, 'nginx is not installed: apt-get install nginx'],
	[process.getuid?.() === 0, 'an image is built and entered by root alone'],
].find(([isThere]) => isThere !== true)?.[1] as string | undefined

const run = promisify(execFile)

interface Image extends AsyncDisposable {
	/** The folder that is the image's root. */
	root: string
}

/** Builds what a folder's Dockerfile says. */
async function build(folder: string): Promise<Image> {
	const store = await mkdtempDisposable(join(tmpdir(), 'images-'))
	const place = ['--root', join(store.path, 'root'), '--runroot', join(store.path, 'run')]
	const buildah = async (...args: string[]) => {
		const { stdout } = await run('buildah', [...place, '--storage-driver', 'vfs', ...args])
		return stdout.trim()
	}
	const building = ['build', '--isolation', 'chroot', '--pull-never', '-t']
	const base = await layBase(store.path)
	await buildah(...building, 'docker.io/library/nginx:1.28-alpine', base)
	await buildah(...building, 'course', folder)
	const container = await buildah('from', '--pull-never', 'course')
	return {
		root: await buildah('mount', container),
		async [Symbol.asyncDispose]() {
			await buildah('umount', container)
			await buildah('rm', container)
			await store[Symbol.asyncDispose]()
		},
	}
}

async function layBase(store: string): Promise<string> {
	const folder = join(store, 'base')
	const root = join(folder, 'root')
	const bring = async (file: string) => {
		await mkdir(dirname(join(root, file)), { recursive: true })
		await cp(file, join(root, file), { dereference: true })
	}
	if (nginx === undefined) throw new Error(whyNot)
	const { stdout } = await run('ldd', [nginx])
	const libraries = [...stdout.matchAll(/(\/\S+)/g)].map(([, file = '']) => file)
	for (const file of [busybox, nginx, '/etc/nginx/mime.types', ...libraries]) await bring(file)
	const { stdout: tools } = await run(busybox, ['--list'])
	for (const tool of tools.split('\n').filter((each) => each !== '' && each !== 'busybox'))
		await symlink('busybox', join(root, 'bin', tool))
	for (const each of [
		'etc/nginx/conf.d',
		'run',
		'tmp',
		'dev',
		'proc',
		'var/log/nginx',
		'var/lib/nginx',
	])
		await mkdir(join(root, each), { recursive: true })
	await layFiles(folder, {
		'root/etc/passwd': 'root:x:0:0:root:/:/bin/sh\n',
		'root/etc/group': 'root:x:0:\n',
		'root/etc/nginx/nginx.conf':
			'user root;\nevents {}\nhttp {\n\tinclude mime.types;\n\tinclude conf.d/*.conf;\n}\n',
		Dockerfile: 'FROM scratch\nCOPY root/ /\n',
	})
	return folder
}

describe.each(['/', '/a/deep/base/'])('the image at %s', (base) => {
	let site: HostedFolder
	let project: Awaited<ReturnType<typeof mkdtempDisposable>>
	let image: Image
	let server: RealServer
	beforeAll(async () => {
		if (whyNot !== undefined) return
		site = await laySite(base)
		project = await mkdtempDisposable(join(tmpdir(), 'project-'))
		await cp(site.path, join(project.path, 'dist'), { recursive: true })
		const { files } = docker({ base, rules: site.rules, folder: '/srv/course' })
		await layFiles(project.path, Object.fromEntries(files.map(({ path, text }) => [path, text])))
		await writeFile(join(project.path, 'roster.csv'), 'Ada')
		image = await build(project.path)
		server = await serve(image.root)
	}, 120_000)
	afterAll(async () => {
		if (whyNot !== undefined) return
		await server[Symbol.asyncDispose]()
		await image[Symbol.asyncDispose]()
		await project[Symbol.asyncDispose]()
		await site[Symbol.asyncDispose]()
	})

	test('serves the course as a good host does', async ({ skip }) => {
		skip(whyNot !== undefined, whyNot)
		const { findings } = await examineSite(`${server.origin}${base}`)
		expect(findings.filter(({ status }) => status !== 'ok')).toEqual([])
		expect(findings.length).toBeGreaterThan(10)
	})

	test('has the site, what is large of it compressed, and nothing else of the project', async ({
		skip,
	}) => {
		skip(whyNot !== undefined, whyNot)
		const names = await readdir(join(image.root, 'srv/course'), { recursive: true })
		expect(names).toContain('_astro/python-00/library.zip.gz')
		expect(names.filter((name) => name.endsWith('.gz'))).toHaveLength(
			names.filter((name) => name.endsWith('.br')).length,
		)
		const all = await readdir(image.root, { recursive: true })
		expect(all.filter((name) => /roster|Dockerfile|\.dockerignore/.test(name))).toEqual([])
	})
})

/** Runs the image's nginx in the image's root. A container has port 80 to itself; here it is one that is free. */
async function serve(root: string): Promise<RealServer> {
	const port = await freePort()
	const file = join(root, 'etc/nginx/conf.d/default.conf')
	const configuration = await readFile(file, 'utf8')
	expect(configuration).toContain('listen 80;')
	await writeFile(file, configuration.replace('listen 80;', `listen 127.0.0.1:${port};`))
	const args = [
		root,
		'/usr/sbin/nginx',
		'-e',
		'stderr',
		'-g',
		'daemon off; error_log stderr notice;',
	]
	const child = spawn(chroot, args, { stdio: ['ignore', 'ignore', 'pipe'] })
	return begun(child, /start worker process/, port)
}
