import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { serveFolder } from '../../cli/static-site.ts'
import { toolPath } from '../../cli/tool.ts'
import { readHeaderRules } from '../../src/library/headers.ts'
import { caddyfile } from '../../src/library/hosts/caddy.ts'
import { nginxConfiguration } from '../../src/library/hosts/nginx.ts'
import { course } from '../../src/the-course.ts'
import { dist, root } from '../built-site.ts'
import { findServer, startCaddy, startNginx } from '../real-servers.ts'

/** What serves the course: `course serve`, a server of nothing but files, or a real one as `course host` sets it up. */
export type Host = 'ours' | 'files' | 'nginx' | 'caddy'

/** The course once more, built for a place deep in a site. */
const deepSite = { folder: join(root, '.cache/e2e/deep'), base: '/a/deep/base/' }

export async function buildDeepSite(): Promise<void> {
	const args = ['build', '--base', deepSite.base, '--outDir', deepSite.folder]
	await promisify(execFile)(process.execPath, [toolPath('astro'), ...args], {
		cwd: root,
		maxBuffer: 2 ** 26,
		env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
	})
}

/** The built course behind a host, until it is disposed of; `url` is that of its first page. */
export async function serveCourse(
	host: Host,
	{ deep }: { deep: boolean },
): Promise<AsyncDisposable & { url: string }> {
	const { folder, base } = deep ? deepSite : { folder: dist, base: course.base }
	if (host === 'ours' || host === 'files')
		return serveFolder({ folder, base, plain: host === 'files' })
	const rules = readHeaderRules(await readFile(join(folder, '_headers'), 'utf8'))
	const { start, configure } = servers[host]
	const server = await start(findServer(host) ?? host, (listen) =>
		configure({ base, rules, folder, listen }),
	)
	return {
		url: `${server.origin}${base}`,
		[Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
	}
}

const servers = {
	nginx: { start: startNginx, configure: nginxConfiguration },
	caddy: { start: startCaddy, configure: caddyfile },
} as const
