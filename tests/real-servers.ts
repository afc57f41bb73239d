import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** A server that runs until it is disposed. */
export interface RealServer extends AsyncDisposable {
	/** `http://127.0.0.1:8080`, without a path. */
	origin: string
}

/** Where Debian and others put them; they are not always on the path of a user. */
export function findServer(name: 'nginx' | 'caddy'): string | undefined {
	return ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin']
		.map((folder) => join(folder, name))
		.find((path) => existsSync(path))
}

/** Why a test of it is not run, or `undefined`. The workflow installs both: there, one that is missing is an error. */
export function whyLeftOut(name: 'nginx' | 'caddy'): string | undefined {
	if (findServer(name) !== undefined) return undefined
	const why = `${name} is not installed. On Debian: apt-get install ${name}`
	if (process.env['GITHUB_ACTIONS'] !== undefined) throw new Error(why)
	return why
}

/** Starts nginx with a file as it would lie in its `conf.d`. Rejects with what nginx says when it does not begin. */
export async function startNginx(
	program: string,
	configure: (listen: string) => string,
): Promise<RealServer> {
	const port = await freePort()
	const folder = await mkdtempDisposable(join(tmpdir(), 'nginx-'))
	await mkdir(join(folder.path, 'temp'))
	await writeFile(join(folder.path, 'course.conf'), configure(`127.0.0.1:${port}`))
	await writeFile(join(folder.path, 'nginx.conf'), around(folder.path))
	const args = ['-p', folder.path, '-c', join(folder.path, 'nginx.conf'), '-e', 'stderr']
	const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
	return begun(child, /start worker process/, port, folder)
}

/** What a machine's own nginx.conf says, as far as it matters. */
function around(folder: string): string {
	const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
	return `daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log stderr notice;
${process.getuid?.() === 0 ? 'user root;' : ''}
events { worker_connections 64; }
http {
	access_log off;
	${kinds.map((kind) => `${kind}_temp_path ${folder}/temp/${kind};`).join('\n\t')}
	include ${folder}/course.conf;
}
`
}

/** Starts Caddy with a Caddyfile. Rejects with what Caddy says when it does not begin. */
export async function startCaddy(
	program: string,
	configure: (listen: string) => string,
): Promise<RealServer> {
	const port = await freePort()
	const folder = await mkdtempDisposable(join(tmpdir(), 'caddy-'))
	const file = join(folder.path, 'Caddyfile')
	await writeFile(
		file,
		`{\n\tadmin off\n\tauto_https off\n}\n\n${configure(`http://127.0.0.1:${port}`)}`,
	)
	const env = { ...process.env, HOME: folder.path, XDG_DATA_HOME: folder.path }
	const child = spawn(program, ['run', '--adapter', 'caddyfile', '--config', file], {
		stdio: ['ignore', 'ignore', 'pipe'],
		env: { ...env, XDG_CONFIG_HOME: folder.path },
	})
	return begun(child, /serving initial configuration/, port, folder)
}

/** Waits for the words by which a server says that it has begun. Its folder goes when it ends. */
export async function begun(
	child: ChildProcess,
	words: RegExp,
	port: number,
	folder?: AsyncDisposable,
): Promise<RealServer> {
	let said = ''
	const ended = once(child, 'close')
	const hasBegun = new Promise<void>((resolve, reject) => {
		child.stderr?.setEncoding('utf8').on('data', (text: string) => {
			said += text
			if (words.test(said)) resolve()
		})
		ended.then(() => reject(new Error(`The server ended before it began:\n${said}`)), reject)
	})
	const end = async () => {
		child.kill()
		await ended
		await folder?.[Symbol.asyncDispose]()
	}
	try {
		await hasBegun
	} catch (error) {
		await end()
		throw error
	}
	return { origin: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: end }
}

/** A port that nobody has now. */
export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1')
	await once(server, 'listening')
	const address = server.address()
	server.close()
	await once(server, 'close')
	if (typeof address !== 'object' || address === null) throw new Error('A port has a number.')
	return address.port
}

/** An answer as it came over the wire: a header that came twice is there twice. */
export interface RawAnswer {
	status: number
	headers: readonly (readonly [name: string, value: string])[]
	body: Buffer
}

/** Asks for one file, and follows nothing. */
export async function ask(
	url: string,
	headers: Readonly<Record<string, string>> = {},
): Promise<RawAnswer> {
	const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>()
	request(url, { headers, agent: false }, (response) => {
		const parts: Buffer[] = []
		response.on('data', (part: Buffer) => parts.push(part))
		response.on('error', reject)
		response.on('end', () => {
			const raw = response.rawHeaders
			const pairs = raw.flatMap((name, index) =>
				index % 2 === 0 ? [[name.toLowerCase(), raw[index + 1] ?? ''] as const] : [],
			)
			resolve({ status: response.statusCode ?? 0, headers: pairs, body: Buffer.concat(parts) })
		})
	})
		.on('error', reject)
		.end()
	return promise
}

/** Runs what a recipe tells somebody to type, in a folder. */
export async function runShell(command: string, cwd: string): Promise<void> {
	await promisify(execFile)('sh', ['-ec', command], { cwd })
}
