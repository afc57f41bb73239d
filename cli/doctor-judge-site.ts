import { ok, warning, wrong, type Finding } from './doctor-finding.ts'
import type { Answer } from './doctor-fetch.ts'
import { judgeCaches, judgeFiles, judgeMissing } from './doctor-judge-files.ts'
import { judgeService } from './doctor-judge-service.ts'
import { isThere, type Misplaced, type SiteFacts, type VisitedPage } from './doctor-visit.ts'

/** What there is to say of a served site. Pure. */
export function judgeSite(facts: SiteFacts | Misplaced): Finding[] {
	if ('asset' in facts) return [judgePlace(facts)]
	return [
		ok(`The pages find their files: the course is served at ${facts.base}`, facts.root),
		judgeTransport(facts),
		...judgeAddress(facts),
		...judgePages(facts),
		...judgeIsolation(facts),
		...judgeFiles(facts),
		...judgeCaches(facts),
		...judgeMissing(facts.missing),
		...judgeEmbed(facts),
		...judgeService(facts),
	]
}

/** The pages name files that are not there. */
function judgePlace({ url, base, asset, served }: Misplaced): Finding {
	if (served !== undefined)
		return wrong(
			`The site was built for ${base} and is served at ${served}, so its pages find none of their files. All else was not examined.`,
			{
				where: url,
				mend: `Set base: '${served}' in course.config.ts and build again, or serve it at ${base}`,
			},
		)
	return wrong(
		`The pages find none of their files: one of them answers ${sayStatus(asset)}. All else was not examined.`,
		{
			where: asset.url,
			mend: 'Copy all of dist/, also the folder _astro. What Jekyll publishes lacks it: put an empty file .nojekyll beside index.html.',
		},
	)
}

function sayStatus({ status, headers }: Answer): string {
	return status === 200 ? `200 with ${headers['content-type'] ?? 'no type'}` : String(status)
}

/** Whether only this machine can ask for it. */
function isHere(url: string): boolean {
	const { hostname } = new URL(url)
	return hostname === 'localhost' || /^127(\.\d+){3}$|^\[::1\]$/.test(hostname)
}

/** What the pages tell search engines, and other sites, of where they are. */
function judgeAddress({ root, first }: SiteFacts): Finding[] {
	const [, canonical] = /<link rel="canonical" href="([^"]+)"/.exec(first.text) ?? []
	if (canonical === undefined || isHere(root) || !URL.canParse(canonical)) return []
	const { origin } = new URL(root)
	return [
		new URL(canonical).origin === origin
			? ok(`The pages say that they are at ${origin}`)
			: warning(
					`The pages say that they are at ${canonical}, which is where search engines will look.`,
					{ where: first.url, mend: `Set site: '${origin}' in course.config.ts and build again.` },
				),
	]
}

function judgeTransport({ root, insecure }: SiteFacts): Finding {
	const { protocol, host } = new URL(root)
	if (protocol === 'http:')
		return isHere(root)
			? ok('It is served on this machine, where HTTPS is not needed.', root)
			: wrong(
					'It is not served over HTTPS: browsers offer neither real Node nor offline there, and anybody on the way may change it.',
					{ where: root, mend: 'Get a certificate; Caddy does it by itself, nginx by certbot.' },
				)
	if (typeof insecure === 'string') return ok('It is served over HTTPS.', root)
	const to = insecure.headers['location'] ?? ''
	const leadsOn = insecure.status >= 300 && insecure.status < 400 && to.startsWith('https://')
	return leadsOn
		? ok('It is served over HTTPS, and HTTP leads there.', root)
		: warning(
				`It is served over HTTPS, and over HTTP as well, which answers ${insecure.status} and does not lead there.`,
				{ where: `http://${host}`, mend: 'Let the host redirect HTTP to HTTPS.' },
			)
}

function judgePages({ pages, known }: SiteFacts): Finding[] {
	const gone = pages.filter(({ answer }) => answer.status !== 200)
	const changed = pages.filter(
		({ answer, built }) => answer.status === 200 && built !== undefined && answer.hash !== built,
	)
	return [
		...(gone.length === 0
			? []
			: [
					wrong(`${some(gone.length, 'page is', 'pages are')} not there: ${sayStatuses(gone)}.`, {
						where: sayPlaces(gone),
						mend: 'Copy all of dist/ again.',
					}),
				]),
		...(changed.length === 0
			? []
			: [
					wrong(
						`${some(changed.length, 'page is', 'pages are')} not as built, so no browser keeps them for offline.`,
						{
							where: sayPlaces(changed),
							mend: 'Switch off what the host changes on the way (minifying, injected scripts, obfuscated addresses), and copy all of dist/ at once: files of two builds do not mix.',
						},
					),
				]),
		...(gone.length + changed.length === 0 && known !== undefined
			? [ok(`All ${pages.length} pages are there, as they were built.`)]
			: []),
	]
}

function sayStatuses(pages: readonly VisitedPage[]): string {
	return [...new Set(pages.map(({ answer }) => answer.status))].join(', ')
}

/** Whether pages that offer real Node may have it, and whether what they start may start. */
function judgeIsolation({ pages, scripts }: SiteFacts): Finding[] {
	const there = pages.filter(({ answer }) => answer.status === 200)
	const wanting = there.filter(({ offersNode }) => offersNode)
	const needless = there.filter(({ answer, offersNode }) => !offersNode && opener(answer) !== '')
	const judged = [
		...(wanting.length === 0
			? [ok('No page offers real Node, so none needs to be isolated.')]
			: judgeWanting(wanting, scripts)),
	]
	if (needless.length === 0) return judged
	return [
		...judged,
		warning(
			`${some(needless.length, 'page without an exercise is', 'pages without an exercise are')} isolated, which they need not be: links from other sites open them apart.`,
			{
				where: sayPlaces(needless),
				mend: 'Send Cross-Origin-Opener-Policy to the pages of dist/_headers alone.',
			},
		),
	]
}

const isolationMend = 'Send what dist/_headers says; course host writes it for your host.'

function judgeWanting(wanting: readonly VisitedPage[], scripts: readonly Answer[]): Finding[] {
	const without = wanting.filter(({ answer }) => !isIsolated(answer))
	if (without.length === 0)
		return [
			ok(`${some(wanting.length, 'page', 'pages')} with an exercise: all of them are isolated.`),
			...judgeWorkers(scripts),
		]
	const bare = without.filter(({ answer }) => opener(answer) === '' && embedder(answer) === '')
	if (bare.length === wanting.length)
		return [
			warning(
				'The host sends none of the headers that isolate a page, so real Node is not offered on the first page that somebody opens. All else works.',
				{ where: sayPlaces(wanting), mend: isolationMend },
			),
		]
	return [
		...without.map(({ answer }) => judgeOne(answer)).filter(isFirstOfItsKind),
		...judgeWorkers(scripts),
	]
}

function judgeOne(answer: Answer): Finding {
	const about = (what: string) => wrong(what, { where: answer.url, mend: isolationMend })
	const names = [
		['Cross-Origin-Opener-Policy', opener(answer), ['same-origin']],
		['Cross-Origin-Embedder-Policy', embedder(answer), ['require-corp', 'credentialless']],
	] as const
	for (const [name, value, right] of names) {
		if (right.some((each) => each === value)) continue
		if (value === '') return about(`A page with an exercise has no ${name}, so it is not isolated.`)
		if (value.includes(','))
			return about(
				`A page with an exercise has ${name} more than once (${value}), which browsers take for none.`,
			)
		return about(`A page with an exercise has ${name}: ${value}, which does not isolate it.`)
	}
	throw new Error(`${answer.url} is isolated.`)
}

/** The same sentence about many pages is said once. */
function isFirstOfItsKind({ what }: Finding, index: number, all: readonly Finding[]): boolean {
	return all.findIndex((other) => other.what === what) === index
}

/** An isolated page starts only workers that are as isolated as itself. */
function judgeWorkers(scripts: readonly Answer[]): Finding[] {
	const refused = scripts.filter((answer) => isThere(answer) && !isEmbedder(answer))
	const [first] = refused
	if (first === undefined)
		return scripts.length === 0 ? [] : [ok('What those pages start as workers may start.')]
	return [
		wrong(
			'A script has no Cross-Origin-Embedder-Policy, so an isolated page may not start it as a worker: nothing runs and nothing is graded there.',
			{
				where: first.url,
				mend: 'Send it with everything below _astro/. In nginx, a location with an add_header of its own has lost all others; course host nginx writes one that has not.',
			},
		),
	]
}

function judgeEmbed({ embed }: SiteFacts): Finding[] {
	if (embed?.status !== 200) return []
	const refuses =
		embed.headers['x-frame-options'] !== undefined ||
		/frame-ancestors/.test(embed.headers['content-security-policy'] ?? '') ||
		opener(embed) !== ''
	return [
		refuses
			? warning('The host does not let other sites show an exercise in a frame.', {
					where: embed.url,
					mend: 'Send neither X-Frame-Options, frame-ancestors nor Cross-Origin-Opener-Policy below embed/.',
				})
			: ok('Other sites may show an exercise in a frame.', embed.url),
	]
}

function opener({ headers }: Answer): string {
	return headers['cross-origin-opener-policy'] ?? ''
}

function embedder({ headers }: Answer): string {
	return headers['cross-origin-embedder-policy'] ?? ''
}

function isEmbedder(answer: Answer): boolean {
	return ['require-corp', 'credentialless'].includes(embedder(answer))
}

function isIsolated(answer: Answer): boolean {
	return opener(answer) === 'same-origin' && isEmbedder(answer)
}

function some(count: number, one: string, many: string): string {
	return `${count} ${count === 1 ? one : many}`
}

/** The first three, and how many more. */
function sayPlaces(pages: readonly VisitedPage[]): string {
	const urls = pages.map(({ answer }) => answer.url)
	const more = urls.length > 3 ? ` and ${urls.length - 3} more` : ''
	return `${urls.slice(0, 3).join(', ')}${more}`
}
