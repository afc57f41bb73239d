import { createHash } from 'node:crypto'
import { pathSource, type HeaderRule } from '../headers.ts'
import { mediaTypes, textTypes } from '../media-types.ts'
import { refuseIn, type HostedSite, type HostRecipe } from './host-recipe.ts'

/** What nginx calls the course among others on the same machine. */
const fileName = 'course.nginx.conf'

/** The site for an nginx of one's own: one file for its folder `conf.d`. Throws a `NotForHost` on a header it cannot write. */
export function nginx(site: HostedSite): HostRecipe {
	const { base, folder, name } = site
	return {
		files: [{ path: fileName, text: nginxConfiguration(site) }],
		notes: [
			`Copy the inside of dist/ to ${folder}/, and ${fileName} to /etc/nginx/conf.d/. Then: nginx -t && nginx -s reload`,
			`nginx from Debian speaks no Brotli. Compress once what is large: ${gzipCommand(folder)}`,
			`Real Node in the page needs HTTPS: certbot --nginx${name === undefined ? '' : ` -d ${name}`}`,
			`Write the file again when you add a page with an exercise. Then: course doctor --url https://${name ?? 'your.address'}${base}`,
		],
	}
}

/** Lays a gzip form beside each file that the build has compressed for those who speak Brotli. */
export function gzipCommand(folder: string): string {
	return `find ${folder} -name '*.br' -exec sh -c 'gzip -9 -k -f "\${1%.br}"' - {} ';'`
}

/** Text of a file that is included inside of `http { }`. */
export function nginxConfiguration(site: HostedSite): string {
	refuseIn('nginx', /\$/, site.rules)
	const headers = headersOf(site)
	return `# The course at ${site.base}, written by \`course host nginx\`. It belongs inside of http { }.
#
# Each header has a map that chooses its value by the file, and one add_header for the whole server. A
# location with an add_header of its own would lose all others. What is empty is not sent. A missing file
# is answered by 404.html, so it gets the headers of that, and is not kept for a year.

${headers.map(mapOf).join('\n\n')}

server {
	listen ${site.listen ?? '80'};
	server_name ${site.name ?? '_'};

	${headers.map(addHeader).join('\n\t')}

	# nginx knows no .mjs and no .webmanifest, and old ones no .wasm. This list takes the place of its own.
	types {
		${types().join('\n\t\t')}
	}
	default_type application/octet-stream;
	charset utf-8;
	charset_types ${charsetTypes().join(' ')};

	gzip on;
	gzip_static on;
	gzip_vary on;
	gzip_proxied any;
	gzip_min_length 500;
	gzip_types ${[...charsetTypes(), ...packable].join(' ')};

	# Where a proxy stands before it, nginx knows neither the name nor the port that people use.
	absolute_redirect off;
	index index.html;
	error_page 404 ${site.base}404.html;

	${places(site).join('\n\t')}
}
`
}

interface Header {
	name: string
	variable: string
	/** What is sent for a file that no rule names. */
	otherwise: string
	/** The last rule that matches counts, as it is the nearer one. */
	rules: readonly HeaderRule[]
}

/** Every header that a rule gives, and the one that every file needs: without it, browsers guess how long a page is good. */
function headersOf({ base, rules }: HostedSite): Header[] {
	const names = new Set(['Cache-Control', ...rules.flatMap(({ headers }) => Object.keys(headers))])
	// Short, because nginx takes no long names unless it is told to; and another for each course on a machine.
	const place = createHash('sha256').update(base).digest('hex').slice(0, 6)
	return [...names].map((name, index) => ({
		name,
		variable: `$course_${place}_${index + 1}`,
		otherwise: name === 'Cache-Control' ? 'no-cache' : '',
		rules: rules.filter(({ headers }) => name in headers).reverse(),
	}))
}

function mapOf({ name, variable, otherwise, rules }: Header): string {
	const lines = rules.map(
		({ path, headers }) => `${quote(`~${fileSource(path)}`)} ${quote(headers[name] ?? '')};`,
	)
	return `# ${name}
map $uri ${variable} {\n\t${[`default ${quote(otherwise)};`, ...lines].join('\n\t')}\n}`
}

/** nginx has gone on from a folder to its `index.html` when it sends headers. */
function fileSource(path: string): string {
	return pathSource(path).replace(/\/\$$/, '/(index\\.html)?$')
}

/** All but what is said about keeping a file are sent with an error, too. */
function addHeader({ name, variable }: Header): string {
	return `add_header ${name} ${variable}${name === 'Cache-Control' ? '' : ' always'};`
}

function places({ base, folder }: HostedSite): string[] {
	const forHosts = `location = ${base}_headers { return 404; }`
	if (base === '/') return [`root ${folder};`, forHosts]
	return [
		`location ${base} { alias ${folder}/; }`,
		forHosts,
		`location = ${base.slice(0, -1)} { return 308 ${base}; }`,
		`location = / { return 302 ${base}; }`,
		'location / { return 404; }',
	]
}

function types(): string[] {
	const endings = Map.groupBy(Object.entries(mediaTypes), ([, type]) => type)
	return [...endings].map(
		([type, entries]) => `${type} ${entries.map(([ending]) => ending.slice(1)).join(' ')};`,
	)
}

/** nginx adds `text/html` itself, and warns of a second one. */
function charsetTypes(): string[] {
	return [...textTypes].filter((type) => type !== 'text/html')
}

/** Not text, and still half as long when compressed: what is in our archives is stored as it is. */
const packable = ['application/manifest+json', 'application/wasm', 'application/zip']

function quote(text: string): string {
	return `"${text.replace(/["\\]/g, '\\$&')}"`
}
