import { createHash } from 'node:crypto'

/** Header values by name. */
export type HeaderFields = Readonly<Record<string, string>>

/** One block of a `_headers` file: a path that may end in `*`, and what it adds. */
export interface HeaderRule {
	path: string
	headers: HeaderFields
}

/** What makes a page cross-origin isolated: real Node in the browser needs shared memory, and shared memory needs this. */
export const isolation: HeaderFields = {
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Embedder-Policy': 'require-corp',
}

/** An isolated page may load only what says who may embed it, and start only workers as isolated as itself. */
export const embeddable: HeaderFields = {
	'Cross-Origin-Embedder-Policy': 'require-corp',
	'Cross-Origin-Resource-Policy': 'same-origin',
}

const container = {
	frame: 'https://stackblitz.com https://*.staticblitz.com https://*.webcontainer-api.io',
	connect: 'https://stackblitz.com',
}

export interface Site {
	/** The folder of the site that it is served in, with both slashes. */
	base: string
	/** The folder of files whose names carry a hash of their content. */
	assets: string
	webcontainer: 'auto' | 'off'
	/** Every HTML page by its path inside the base, `lessons/one/`, with its text. */
	pages: ReadonlyMap<string, string>
}

/**
 * The rules of a built site. No two of them give one path the same header, because hosts disagree
 * on what that means.
 */
export function headerRules({ base, assets, webcontainer, pages }: Site): HeaderRule[] {
	const everywhere: HeaderRule = {
		path: `${base}*`,
		headers: {
			'X-Content-Type-Options': 'nosniff',
			'Referrer-Policy': 'strict-origin-when-cross-origin',
		},
	}
	const hashed: HeaderRule = {
		path: `${base}${assets}/*`,
		headers: { 'Cache-Control': 'public, max-age=31536000, immutable', ...embeddable },
	}
	// The script that other sites' pages take, isolated ones among them.
	const forAll: HeaderRule = {
		path: `${base}embed.js`,
		headers: { 'Cross-Origin-Resource-Policy': 'cross-origin' },
	}
	const isolated = [...pages]
		.filter(([, html]) => webcontainer === 'auto' && needsIsolation(html))
		.map(([path]) => ({ path: `${base}${path}`, headers: isolation }))
	return [everywhere, hashed, forAll, ...isolated]
}

/**
 * Only a page that offers real Node can boot it, and isolation has a price: nothing foreign can be embedded there,
 * and it can be embedded nowhere.
 */
export function needsIsolation(html: string): boolean {
	return html.includes('<runtime-picker')
}

/** Whom a page may speak with, besides its own site. */
export interface Foreign {
	webcontainer: Site['webcontainer']
	/** Who takes hand-ins; see `course.config.ts`. */
	service?: string | undefined
}

/**
 * Writes a page's content policy into the page itself. There it holds on every host, costs the other
 * files nothing, and names only the page's own scripts. Throws an error when there is no place for it.
 */
export function withContentPolicy(html: string, { webcontainer, service }: Foreign): string {
	const charset = /<meta charset="[^"]*"\s*\/?>/i
	if (!charset.test(html))
		throw new Error('a page has no <meta charset>, after which its policy goes')
	// The one page that sends any.
	const takes = service !== undefined && html.includes('<hand-in-form')
	const policy = contentPolicy(inlineScripts(html), {
		webcontainer,
		...(takes && { service: new URL(service).origin }),
	})
	return html.replace(
		charset,
		(meta) => `${meta}<meta http-equiv="Content-Security-Policy" content="${policy}">`,
	)
}

function contentPolicy(scripts: readonly string[], { webcontainer, service }: Foreign): string {
	const hashes = [...new Set(scripts.map(sourceHash))]
	const foreign = webcontainer === 'auto' ? container : { frame: "'none'", connect: '' }
	const policy = {
		'default-src': "'self'",
		// Whatever a page links from text is a blob; search and the module lexer are wasm.
		'script-src': ["'self'", 'blob:', "'wasm-unsafe-eval'", ...hashes].join(' '),
		'worker-src': "'self' blob:",
		// The editor makes its style sheets as it goes, and highlighted code carries style attributes.
		'style-src': "'self' 'unsafe-inline'",
		'img-src': "'self' data:",
		'font-src': "'self' data:",
		'connect-src': ["'self'", foreign.connect, service ?? ''].filter(Boolean).join(' '),
		'frame-src': foreign.frame,
		'object-src': "'none'",
		'base-uri': "'self'",
		// Where a learner may take their code, by a form that says so.
		'form-action': "'self' https://stackblitz.com",
	}
	return Object.entries(policy)
		.map(([directive, sources]) => `${directive} ${sources}`)
		.join('; ')
}

/** The texts of a page's scripts that a browser would run from the page itself. */
export function inlineScripts(html: string): string[] {
	return [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)]
		.filter(([, attributes = '']) => !/\ssrc\s*=/i.test(attributes) && isRun(attributes))
		.map(([, , text = '']) => text)
}

function isRun(attributes: string): boolean {
	const type = /\stype\s*=\s*["']?([^"'\s>]*)/i.exec(attributes)?.[1] ?? ''
	return ['', 'module', 'text/javascript', 'importmap', 'speculationrules'].includes(type)
}

/** How a Content-Security-Policy names one inline script. */
export function sourceHash(text: string): string {
	return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/** The rules in the syntax that Netlify, Cloudflare Pages and `course serve` read. */
export function writeHeaderRules(rules: readonly HeaderRule[]): string {
	return rules
		.map(({ path, headers }) =>
			[path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join(
				'\n',
			),
		)
		.join('\n')
}

/** Reads a `_headers` file. Throws an error that names the line it cannot understand. */
export function readHeaderRules(text: string): HeaderRule[] {
	const rules: { path: string; headers: Record<string, string> }[] = []
	for (const [index, line] of text.split(/\r?\n/).entries()) {
		if (line.trim() === '' || line.trimStart().startsWith('#')) continue
		if (!/^\s/.test(line)) {
			rules.push({ path: line.trim(), headers: {} })
			continue
		}
		const [, name, value] = /^\s+([\w-]+)\s*:\s*(.*?)\s*$/.exec(line) ?? []
		const rule = rules.at(-1)
		if (name === undefined || value === undefined || !rule)
			throw new Error(
				`_headers:${index + 1}: expected a path at the start of a line, or "  Name: value" below one, and found: ${line.trim()}`,
			)
		rule.headers[name] = value
	}
	return rules
}

/** The headers that the rules give to a path; a header that two rules give is joined by a comma. */
export function headersFor(rules: readonly HeaderRule[], path: string): Record<string, string> {
	const found: Record<string, string> = {}
	for (const rule of rules.filter((rule) => pathPattern(rule.path).test(path))) {
		for (const [name, value] of Object.entries(rule.headers)) {
			const before = found[name]
			found[name] = before === undefined ? value : `${before}, ${value}`
		}
	}
	return found
}

function pathPattern(path: string): RegExp {
	return new RegExp(pathSource(path))
}

/** The path of a rule as a regular expression: `*` stands for anything, `:name` for one segment. */
export function pathSource(path: string): string {
	const source = path
		.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
		.replace(/\*/g, '.*')
		.replace(/:\w+/g, '[^/]+')
	return `^${source}$`
}
