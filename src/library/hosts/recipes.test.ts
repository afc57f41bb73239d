import { describe, expect, test } from 'vitest'
import { headerRules } from '../headers.ts'
import { buildCommand, type HostedSite } from './host-recipe.ts'
import { hostNames, recipeFor, type HostName } from './recipes.ts'

const pages = new Map([
	['', '<p>'],
	['one/', '<runtime-picker'],
	['two/', '<runtime-picker'],
])

function siteAt(base: string, more: Partial<HostedSite> = {}): HostedSite {
	const rules = headerRules({ base, assets: '_astro', webcontainer: 'auto', pages })
	return { base, rules, folder: '/srv/course', ...more }
}

function textOf(host: HostName, path: string, site = siteAt('/')): string {
	return recipeFor(host, site).files.find((file) => file.path === path)?.text ?? 'no such file'
}

const notesOf = (host: HostName, site = siteAt('/')) => recipeFor(host, site).notes.join('\n')

test('every host is told what to do, in sentences', () => {
	expect(hostNames.length).toBe(8)
	for (const host of hostNames)
		for (const note of recipeFor(host, siteAt('/course/')).notes) expect(note).toMatch(/\S{2}/)
	expect(hostNames.filter((host) => recipeFor(host, siteAt('/')).files.length === 0)).toEqual([
		'folder',
	])
})

describe('a host that serves one folder at the root', () => {
	test('builds as everybody does, where the course is at the root', () => {
		expect(buildCommand('/')).toBe('npm run build')
		expect(textOf('netlify', 'netlify.toml')).toContain('command = "npm run build"\n')
	})

	test('moves the course down to its base', () => {
		const site = siteAt('/a/b/')
		const command = buildCommand('/a/b/')
		expect(command).toContain('mkdir -p dist/a && mv .cache/site dist/a/b && ')
		expect(textOf('netlify', 'netlify.toml', site)).toContain(`command = "${command}"`)
		expect(JSON.parse(textOf('vercel', 'vercel.json', site))).toMatchObject({
			buildCommand: command,
		})
		expect(notesOf('cloudflare', site)).toContain(command)
	})
})

describe('Vercel', () => {
	test('is given each header of each rule', () => {
		const site = siteAt('/course/')
		const { headers } = JSON.parse(textOf('vercel', 'vercel.json', site)) as {
			headers: { source: string; headers: { key: string; value: string }[] }[]
		}
		const given = headers.map((one) => ({
			path: one.source.replaceAll('(.*)', '*'),
			headers: Object.fromEntries(one.headers.map(({ key, value }) => [key, value])),
		}))
		expect(given).toEqual(site.rules)
	})

	test('takes no character of a path for its own', () => {
		const rules = [{ path: '/c++(1)/*', headers: { 'X-A': 'b' } }]
		const text = textOf('vercel', 'vercel.json', siteAt('/', { rules }))
		expect(JSON.parse(text)).toMatchObject({ headers: [{ source: '/c\\+\\+\\(1\\)/(.*)' }] })
	})
})

describe('Cloudflare Pages', () => {
	test('is warned of when there are more rules than it reads', () => {
		const rules = Array.from({ length: 101 }, (_, index) => ({
			path: `/${index}/`,
			headers: { 'X-A': 'b' },
		}))
		expect(notesOf('cloudflare', siteAt('/', { rules }))).toContain('has 101 rules')
		expect(notesOf('cloudflare')).not.toContain('rules')
	})
})

describe('a server of one’s own', () => {
	test.each(['nginx', 'caddy'] as const)('%s answers to the name of the site', (host) => {
		const named = recipeFor(host, siteAt('/', { name: 'learn.example' }))
		const text = named.files.map((file) => file.text).join('')
		expect(text).toMatch(/server_name learn\.example;|^learn\.example \{/m)
		expect(named.notes.join('\n')).toContain('course doctor --url https://learn.example/')
	})

	test.each([
		['nginx', 'a $ and more'],
		['docker', 'a $ and more'],
		['caddy', 'a {brace}'],
	] as const)('%s is not given a value that it would take for its own', (host, value) => {
		const rules = [{ path: '/*', headers: { 'X-Odd': value } }]
		expect(() => recipeFor(host, siteAt('/', { rules }))).toThrow(`X-Odd: ${value}`)
	})

	test('nginx names nothing longer than it takes, however deep the base is', () => {
		const text = textOf('nginx', 'course.nginx.conf', siteAt(`/${'deep/'.repeat(20)}`))
		const names = [...text.matchAll(/^map \$uri (\S+) /gm)].map(([, name = '']) => name)
		expect(names).toHaveLength(6)
		expect(Math.max(...names.map((name) => name.length))).toBeLessThan(30)
	})

	test('two courses on one nginx have names of their own', () => {
		const namesAt = (base: string) =>
			[...textOf('nginx', 'course.nginx.conf', siteAt(base)).matchAll(/^map \$uri (\S+) /gm)].map(
				([, name]) => name,
			)
		const second = namesAt('/b/')
		expect(second).toHaveLength(6)
		expect(namesAt('/a/').filter((name) => second.includes(name))).toEqual([])
	})

	test('an image holds what was built, and the configuration for nginx', () => {
		const dockerfile = textOf('docker', 'Dockerfile')
		expect(dockerfile).toContain('COPY dist/ /srv/course/')
		expect(textOf('docker', 'course.nginx.conf')).toBe(
			textOf('nginx', 'course.nginx.conf', siteAt('/', { listen: '80' })),
		)
		expect(textOf('docker', '.dockerignore')).toContain('!course.nginx.conf')
	})
})

describe('GitHub Pages', () => {
	test('is said to serve all but real Node at first', () => {
		expect(notesOf('github-pages')).toContain('real Node in the page. It is not offered then')
		expect(notesOf('folder')).toContain('real Node in the page. It is not offered then')
	})

	test.each([
		['/', 'called <you>.github.io'],
		['/waiting/', 'the repository has to be called waiting'],
		['/a/b/', "Set base: '/<repository>/'"],
	])('says what the base %s asks of the repository', (base, said) => {
		expect(notesOf('github-pages', siteAt(base))).toContain(said)
	})

	test('publishes what it has built, and nothing that Jekyll has changed', () => {
		expect(textOf('github-pages', '.github/workflows/pages.yml')).toContain('path: dist')
		expect(textOf('github-pages', 'public/.nojekyll')).toBe('')
	})
})

test('a folder is told the headers that it could send', () => {
	expect(notesOf('folder')).toContain('/_astro/*\n  Cache-Control: public')
	expect(notesOf('folder', siteAt('/', { rules: [] }))).not.toContain('headers can be set')
})
