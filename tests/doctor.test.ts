import { appendFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examineSite } from '../cli/doctor.ts'
import { sayFinding, type Examination } from '../cli/doctor-finding.ts'
import type { Answer } from '../cli/static-site.ts'
import { runCourse } from './course-command.ts'
import { serveFaultily, withHeaders, without, type Fault } from './faulty-host.ts'
import { laySite, type HostedFolder } from './hosted-site.ts'

const coep = 'Cross-Origin-Embedder-Policy'
const coop = 'Cross-Origin-Opener-Policy'
const none: Fault = (answer) => answer

let site: HostedFolder
beforeAll(async () => {
	site = await laySite('/course/')
})
afterAll(() => site[Symbol.asyncDispose]())

function complaintsOf({ findings }: Examination): string[] {
	return findings.filter(({ status }) => status !== 'ok').map((finding) => sayFinding(finding))
}

async function examine(fault: Fault, base?: string): Promise<Examination> {
	await using host = await serveFaultily(site, fault, base)
	// Awaited here: the host is gone when this function is left.
	return await examineSite(host.url)
}

/** The host's own page for whatever is not there, as hosts of single-page apps do it. */
function softly(answer: Answer): Answer {
	return answer.status === 404 ? { ...answer, status: 200 } : answer
}

function called(type: string): Fault {
	return (answer) => withHeaders(answer, { 'Content-Type': type })
}

test('nothing is wrong with a good host, at any base', async () => {
	for (const base of ['/course/', '/', '/a/deep/base/']) {
		await using other = await laySite(base)
		await using host = await serveFaultily(other, none)
		const examination = await examineSite(host.url)
		expect(complaintsOf(examination)).toEqual([])
		expect(examination.outcome).toBe('ok')
		expect(examination.findings.length).toBeGreaterThan(10)
		expect(host.asked.every((line) => line.startsWith(`GET ${base}`))).toBe(true)
	}
})

test('an address that leads to the course is followed, and that of a lesson is as good', async () => {
	await using host = await serveFaultily(site, none)
	for (const address of ['/', '/course', '/course/one/']) {
		const examination = await examineSite(new URL(address, host.url).href)
		expect(complaintsOf(examination), address).toEqual([])
		expect(examination.findings[0]).toMatchObject({ status: 'ok', where: host.url })
	}
})

/** The fault for paths that match, and no other. */
const at =
	(pattern: RegExp, fault: Fault): Fault =>
	(answer, path) =>
		pattern.test(path) ? fault(answer, path) : answer

describe('each fault of a host has its sentence', () => {
	test.each<[name: string, fault: Fault, sentence: RegExp]>([
		[
			'WebAssembly under a wrong name',
			at(/\.wasm$/, called('application/octet-stream')),
			/^wrong {4}A file is called application\/octet-stream, and is application\/wasm.*pyodide\.asm\.wasm\) Let the host send Content-Type: application\/wasm for files that end in \.wasm$/,
		],
		[
			'modules under a wrong name',
			at(/\.mjs$/, called('text/plain')),
			/^wrong {4}A file is called text\/plain, and is text\/javascript.*\.mjs$/,
		],
		[
			'no COEP on pages',
			at(/^(de\/)?one\/$/, (answer) => without(answer, coep)),
			/^wrong {4}A page with an exercise has no Cross-Origin-Embedder-Policy, so it is not isolated\. \(http.*\/one\/\)/,
		],
		[
			'COEP on one page of two',
			at(/^one\/$/, (answer) => without(answer, coop, coep)),
			/^wrong {4}A page with an exercise has no Cross-Origin-Opener-Policy.*\/course\/one\/\)/,
		],
		[
			'COOP twice',
			at(/one\/$/, (answer) => withHeaders(answer, { [coop]: 'same-origin, same-origin' })),
			/^wrong {4}.*Cross-Origin-Opener-Policy more than once \(same-origin, same-origin\)/,
		],
		[
			'COOP that does not isolate',
			at(/one\/$/, (answer) => withHeaders(answer, { [coop]: 'same-origin-allow-popups' })),
			/^wrong {4}.*Cross-Origin-Opener-Policy: same-origin-allow-popups, which does not isolate/,
		],
		[
			'what nginx drops beside a header for caching',
			at(/^_astro\//, (answer) => without(answer, coep, 'Cross-Origin-Resource-Policy')),
			/^wrong {4}A script has no Cross-Origin-Embedder-Policy, so an isolated page may not start it as a worker.*_astro\/.*In nginx, a location with an add_header/,
		],
		[
			'a host without headers',
			(answer) => without(answer, coop, coep, 'Cross-Origin-Resource-Policy'),
			/^warning {2}The host sends none of the headers that isolate a page, so real Node is not offered on the first page that somebody opens\. All else works\./,
		],
		[
			'a page that need not be isolated',
			at(/^plain\/$/, (answer) => withHeaders(answer, { [coop]: 'same-origin' })),
			/^warning {2}1 page without an exercise is isolated.*\/plain\/\)/,
		],
		[
			'a page for whatever is not there',
			softly,
			/^wrong {4}The host answers 200 for what is not there.*Let it answer 404 with 404\.html/,
		],
		[
			'a year for what is not there',
			at(/^_astro\//, (answer) =>
				withHeaders(answer, { 'Cache-Control': 'public, max-age=31536000, immutable' }),
			),
			/^warning {2}Browsers are told to keep the answer for a file that is not there\./,
		],
		[
			'a service worker that is kept long',
			at(/^sw\.js$/, (answer) => withHeaders(answer, { 'Cache-Control': 'max-age=604800' })),
			/^wrong {4}The service worker is kept for 7 days.*sw\.js\) Send Cache-Control: no-cache with sw\.js\.$/,
		],
		[
			'pages that are kept long',
			at(/^$/, (answer) => withHeaders(answer, { 'Cache-Control': 'max-age=14400' })),
			/^wrong {4}Browsers keep pages for 4 hours/,
		],
		[
			'pages that nobody knows how long to keep',
			at(/^$/, (answer) => without(answer, 'Cache-Control')),
			/^warning {2}A page has no Cache-Control/,
		],
		[
			'assets that are asked for again',
			at(/^_astro\//, (answer) => withHeaders(answer, { 'Cache-Control': 'max-age=600' })),
			/^warning {2}Files whose names carry a hash are asked for again/,
		],
		[
			'a host that changes pages',
			at(/^plain\/$/, (answer) => ({
				...without(answer, 'Content-Length', 'Content-Encoding'),
				body: Buffer.from('<!doctype html><script src="/cdn.js"></script>'),
			})),
			/^wrong {4}1 page is not as built.*\/plain\/\) Switch off what the host changes/,
		],
		[
			'a page that was not copied',
			at(/^plain\/$/, (answer) => ({ ...answer, status: 404 })),
			/^wrong {4}1 page is not there: 404\. \(.*\/plain\/\) Copy all of dist\/ again\.$/,
		],
		[
			'no service worker',
			at(/^sw\.js$/, (answer) => ({ ...answer, status: 404 })),
			/^wrong {4}There is no service worker, or it is not as built: nothing works offline\. \(.*sw\.js\)/,
		],
		[
			'browsers that guess',
			(answer) => without(answer, 'X-Content-Type-Options'),
			/^warning {2}Browsers are not told to take files for what they are called\./,
		],
		[
			'frames refused',
			(answer) => withHeaders(answer, { 'X-Frame-Options': 'DENY' }),
			/^warning {2}The host does not let other sites show an exercise in a frame\. \(.*\/embed\/one\/ts\/\)/,
		],
	])('%s', async (_, fault, sentence) => {
		const examination = await examine(fault)
		const lines = complaintsOf(examination)
		expect(lines).toHaveLength(1)
		expect(lines[0]).toMatch(sentence)
		expect(examination.outcome).toBe(lines[0]?.split(' ')[0])
	})

	test('a site that was built for another place', async () => {
		for (const base of ['/', '/elsewhere/']) {
			const lines = complaintsOf(await examine(none, base))
			expect(lines).toHaveLength(1)
			expect(lines[0]).toContain(
				`The site was built for /course/ and is served at ${base}, so its pages find none of their files.`,
			)
			expect(lines[0]).toContain(`Set base: '${base}' in course.config.ts`)
		}
	})

	test('a wrong place is seen on a host that answers a page for everything', async () => {
		const lines = complaintsOf(await examine(softly, '/elsewhere/'))
		expect(lines).toHaveLength(1)
		expect(lines[0]).toContain('is served at /elsewhere/')
	})

	test('a folder that was left out, as Jekyll does', async () => {
		await using other = await laySite('/course/')
		await rm(join(other.path, '_astro'), { recursive: true })
		await using host = await serveFaultily(other, none)
		const lines = complaintsOf(await examineSite(host.url))
		expect(lines).toHaveLength(1)
		expect(lines[0]).toMatch(/^wrong {4}The pages find none of their files.*404.*\.nojekyll/)
	})

	test('a service worker of another build', async () => {
		await using other = await laySite('/course/')
		await appendFile(join(other.path, 'one/index.html'), '<!-- of the next build -->\n')
		await using host = await serveFaultily(other, none)
		const lines = complaintsOf(await examineSite(host.url))
		expect(lines).toHaveLength(1)
		expect(lines[0]).toMatch(/1 page is not as built.*\/one\/\).*files of two builds do not mix/)
	})
})

describe('what cannot be examined', () => {
	test('is an address where nothing answers', async () => {
		await using host = await serveFaultily(site, none)
		const { url } = host
		await host[Symbol.asyncDispose]()
		expect(await examineSite(url)).toMatchObject({
			outcome: 'not examined',
			findings: [{ what: expect.stringContaining('does not answer (connect ECONNREFUSED') }],
		})
	})

	test('is a page of somebody else', async () => {
		const other = at(/^$/, (answer) => ({
			...without(answer, 'Content-Length', 'Content-Encoding'),
			body: Buffer.from('<!doctype html><title>A blog</title>'),
		}))
		expect(await examine(other)).toMatchObject({
			outcome: 'not examined',
			findings: [{ what: expect.stringContaining('is not a page of the course') }],
		})
	})

	test('is an address that answers an error, or leads in circles', async () => {
		expect(await examine((answer) => ({ ...answer, status: 503 }))).toMatchObject({
			outcome: 'not examined',
			findings: [{ what: expect.stringContaining('answers 503') }],
		})
		const circling = await examine(() => ({ status: 302, headers: { Location: '/course/' } }))
		expect(circling).toMatchObject({
			outcome: 'not examined',
			findings: [{ what: expect.stringContaining('is sent on and on') }],
		})
	})
})

describe('the command', () => {
	test('ends with 0, 1 or 2, and says it in lines', async () => {
		await using host = await serveFaultily(site, none)
		const good = await runCourse(['doctor', '--url', host.url])
		expect(good).toMatchObject({ code: 0, err: '' })
		expect(good.out).toContain('ok       What is not there is answered by 404.\n')
		expect(good.out.trimEnd()).toMatch(/Nothing is wrong with http:.*\.$/)

		await using bad = await serveFaultily(site, softly)
		const ended = await runCourse(['doctor', '--url', bad.url])
		expect(ended.code).toBe(1)
		expect(ended.out).toMatch(/^wrong {4}The host answers 200/m)
		expect(ended.out.trimEnd()).toMatch(/1 thing is wrong with http:.*\.$/)

		expect((await runCourse(['doctor', '--url', 'ftp://x'])).code).toBe(2)
	})

	test('prints one object with --json, also of what it could not examine', async () => {
		await using host = await serveFaultily(site, softly)
		const { code, out } = await runCourse(['doctor', '--json', '--url', host.url])
		expect(code).toBe(1)
		expect(JSON.parse(out)).toMatchObject({
			examined: host.url,
			outcome: 'wrong',
			findings: expect.arrayContaining([
				expect.objectContaining({ status: 'wrong', where: expect.any(String) }),
			]),
		})
		const { url } = host
		await host[Symbol.asyncDispose]()
		const gone = await runCourse(['doctor', '--json', '--url', url])
		expect(gone.code).toBe(2)
		expect(JSON.parse(gone.out)).toMatchObject({ outcome: 'not examined' })
	})

	test('looks at this machine', async () => {
		const { code, out } = await runCourse(['doctor', '--json'])
		const examination = JSON.parse(out) as Examination
		expect(examination.examined).toBe('this machine')
		expect(examination.findings.length).toBe(9)
		expect(code).toBe(examination.outcome === 'wrong' ? 1 : 0)
	})
})
