import { pathSource, type HeaderFields, type HeaderRule } from '../headers.ts'
import { contentType } from '../media-types.ts'
import { refuseIn, type HostedSite, type HostRecipe } from './host-recipe.ts'

/** The site for a Caddy of one's own, which gets its certificate by itself. Throws a `NotForHost` on a header it cannot write. */
export function caddy(site: HostedSite): HostRecipe {
	const { base, folder, name } = site
	return {
		files: [{ path: 'Caddyfile', text: caddyfile(site) }],
		notes: [
			`Copy the inside of dist/ to ${folder}/, and Caddyfile to /etc/caddy/. Then: systemctl reload caddy`,
			...(name === undefined
				? [
						'Write the name of your address in the place of :80. Caddy gets a certificate for it; real Node in the page needs HTTPS.',
					]
				: []),
			`Write the file again when you add a page with an exercise. Then: course doctor --url https://${name ?? 'your.address'}${base}`,
		],
	}
}

/** What Go, and the machine it runs on, may call otherwise. */
const oddEndings = ['.mjs', '.wasm', '.webmanifest']

/** A Caddyfile for Caddy 2.6 or newer. */
export function caddyfile(site: HostedSite): string {
	refuseIn('Caddy', /[{}]/, site.rules)
	const { base, folder, rules, name } = site
	const groups = groupsOf(rules)
	const site404 = `root * ${folder}
		rewrite * /404.html
		header Cache-Control no-cache
		header Content-Type "${contentType('.html')}"
		file_server`
	return `# The course at ${base}, written by \`course host caddy\`.

${site.listen ?? name ?? ':80'} {
	encode gzip

	${groups.map(({ matcher, name }) => `@${name} ${matcher}`).join('\n\t')}
	${oddEndings.map((ending) => `@${nameOf(ending)} path *${ending}`).join('\n\t')}
	@for_hosts path ${base}_headers

	# In this order: what comes later overrules.
	route {
		header Cache-Control no-cache
		${groups.flatMap(({ name, headers }) => headerLines(name, headers)).join('\n\t\t')}
		${oddEndings.map((ending) => `header @${nameOf(ending)} Content-Type "${contentType(ending)}"`).join('\n\t\t')}
		error @for_hosts 404
		${placesOf(site).join('\n\t\t')}
	}

	# The headers of the file that is missing are set by now; a missing file is not kept for a year.
	handle_errors {
		${site404}
	}
}
`
}

interface Group {
	name: string
	matcher: string
	headers: HeaderFields
}

/** Rules that give the same headers are one, so that a site with many pages stays readable. */
function groupsOf(rules: readonly HeaderRule[]): Group[] {
	const named = Map.groupBy(rules, ({ path, headers }) =>
		path.includes(':') ? path : JSON.stringify(headers),
	)
	return [...named.values()].flatMap((group, index) => {
		const [first] = group
		if (first === undefined) return []
		const matcher = first.path.includes(':')
			? `path_regexp ${pathSource(first.path)}`
			: pathMatcher(group)
		return { name: `course_${index + 1}`, matcher, headers: first.headers }
	})
}

/** One line for each page, so that a new one is one line more. */
function pathMatcher(group: readonly HeaderRule[]): string {
	const lines = group.map(({ path }) => `path ${asFiles(path).join(' ')}`)
	return lines.length === 1 ? lines.join('') : `{\n\t\t${lines.join('\n\t\t')}\n\t}`
}

/** A page is also there under the name of its file. */
function asFiles(path: string): string[] {
	return path.endsWith('/') ? [path, `${path}index.html`] : [path]
}

function headerLines(name: string, headers: HeaderFields): string[] {
	return Object.entries(headers).map(
		([header, value]) => `header @${name} ${header} ${quote(value)}`,
	)
}

/** The files; a folder's name without its slash is sent on to the one with it by Caddy itself. */
function placesOf({ base, folder }: HostedSite): string[] {
	const files = `root * ${folder}
			file_server {
				precompressed br gzip
			}`
	if (base === '/') return [`handle {\n\t\t\t${files}\n\t\t}`]
	return [
		`redir ${base.slice(0, -1)} ${base} 308`,
		`redir / ${base} 302`,
		`handle_path ${base}* {\n\t\t\t${files}\n\t\t}`,
		'error 404',
	]
}

function nameOf(ending: string): string {
	return ending.slice(1)
}

function quote(text: string): string {
	return `"${text.replace(/["\\]/g, '\\$&')}"`
}
