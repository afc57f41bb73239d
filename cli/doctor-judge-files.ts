import { ok, warning, wrong, type Finding } from './doctor-finding.ts'
import type { Answer } from './doctor-fetch.ts'
import { isThere, type SiteFacts } from './doctor-visit.ts'

const hour = 3600

/** Whether files are there, and are called what they are. */
export function judgeFiles({
	scripts,
	files,
	first,
	large,
	known,
	serviceWorker,
}: SiteFacts): Finding[] {
	const typed = [
		...scripts.map((answer) => ({ answer, type: 'text/javascript' })),
		...files,
		...(known === undefined ? [] : [{ answer: serviceWorker, type: 'text/javascript' }]),
	]
	const bad = typed.flatMap(judgeType)
	return [
		...(bad.length === 0 ? [ok('Scripts, styles and WebAssembly are called what they are.')] : bad),
		...(known === undefined
			? [
					wrong('There is no service worker, or it is not as built: nothing works offline.', {
						where: serviceWorker.url,
						mend: 'Copy all of dist/ again, also sw.js.',
					}),
				]
			: []),
		judgeSniffing(first),
		...(large === undefined ? [] : [judgePacking(large)]),
	]
}

function judgeType({ answer, type }: { answer: Answer; type: string }): Finding[] {
	const { url, status, headers } = answer
	if (status !== 200)
		return [
			wrong(`A file of the course answers ${status}.`, {
				where: url,
				mend: 'Copy all of dist/ again.',
			}),
		]
	const called = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
	if (called === type || (type === 'text/javascript' && isScript(called))) return []
	if (called === 'text/html')
		return [
			wrong('The host answers a page where a file of the course should be.', {
				where: url,
				mend: 'Copy all of dist/ again, and let the host answer 404 for what is not there.',
			}),
		]
	const aside = {
		where: url,
		mend: `Let the host send Content-Type: ${type} for files that end in ${/\.\w+$/.exec(url)?.[0] ?? 'it'}`,
	}
	const what = `A file is called ${called === '' ? 'nothing' : called}, and is ${type}`
	// A browser reads the description of an app whatever it is called.
	if (type === 'application/manifest+json') return [warning(`${what}.`, aside)]
	return [wrong(`${what}: browsers refuse it, or take long over it.`, aside)]
}

function isScript(type: string): boolean {
	return /^(text|application)\/(x-)?javascript$/.test(type)
}

function judgeSniffing({ headers, url }: Answer): Finding {
	return headers['x-content-type-options'] === 'nosniff'
		? ok('Browsers are told not to guess what a file is.')
		: warning('Browsers are not told to take files for what they are called.', {
				where: url,
				mend: 'Send X-Content-Type-Options: nosniff with everything.',
			})
}

function judgePacking({ answer, bytes }: NonNullable<SiteFacts['large']>): Finding {
	const encoding = answer.headers['content-encoding'] ?? ''
	return /^(br|gzip|zstd)$/.test(encoding) || bytes < 100_000
		? ok('What is large is sent compressed.', answer.url)
		: warning(
				`What is large is not compressed: ${(bytes / 1e6).toFixed(1)} MB, where a third would do.`,
				{
					where: answer.url,
					mend: 'Compress application/wasm and application/zip too; a .br lies beside each of them.',
				},
			)
}

/** How long browsers keep what. */
export function judgeCaches({ first, scripts, serviceWorker, known }: SiteFacts): Finding[] {
	return [
		judgePageCache(first),
		...scripts.filter(isThere).slice(0, 1).map(judgeAssetCache),
		...(known === undefined ? [] : [judgeWorkerCache(serviceWorker)]),
	]
}

function judgePageCache(answer: Answer): Finding {
	const age = ageOf(answer)
	if (age === undefined)
		return warning('A page has no Cache-Control, so each browser guesses how long it is good.', {
			where: answer.url,
			mend: 'Send Cache-Control: no-cache with pages.',
		})
	if (age <= hour) return ok('Browsers ask again for pages.')
	return wrong(`Browsers keep pages for ${sayAge(age)}, and do not see a new version.`, {
		where: answer.url,
		mend: 'Send Cache-Control: no-cache with pages, and keep a year for what lies below _astro/.',
	})
}

function judgeAssetCache(answer: Answer): Finding {
	const age = ageOf(answer) ?? 0
	return age >= 30 * 24 * hour
		? ok('Browsers keep files whose names carry a hash.')
		: warning('Files whose names carry a hash are asked for again, and need not be.', {
				where: answer.url,
				mend: 'Send Cache-Control: public, max-age=31536000, immutable with what lies below _astro/.',
			})
}

function judgeWorkerCache(answer: Answer): Finding {
	const age = ageOf(answer) ?? 0
	return age <= hour
		? ok('A new version of the course is noticed by browsers that keep it.')
		: wrong(
				`The service worker is kept for ${sayAge(age)}, so browsers that keep the course do not notice a new version.`,
				{ where: answer.url, mend: 'Send Cache-Control: no-cache with sw.js.' },
			)
}

/** For how many seconds it may be kept unasked; `undefined` where nothing is said. */
function ageOf({ headers }: Answer): number | undefined {
	const control = headers['cache-control']
	if (control === undefined) return undefined
	if (/\bno-cache\b|\bno-store\b/.test(control)) return 0
	const seconds = Number(/\bmax-age=(\d+)/.exec(control)?.[1] ?? Number.NaN)
	return Number.isNaN(seconds) ? (/\bimmutable\b/.test(control) ? 365 * 24 * hour : 0) : seconds
}

function sayAge(seconds: number): string {
	const days = Math.round(seconds / 24 / hour)
	return days > 1 ? `${days} days` : `${Math.round(seconds / hour)} hours`
}

/** What is not there has to be said to be not there. */
export function judgeMissing(missing: readonly Answer[]): Finding[] {
	const soft = missing.filter(({ status }) => status < 400)
	const kept = missing.filter((answer) => answer.status >= 400 && (ageOf(answer) ?? 0) > hour)
	const [first] = soft
	const [year] = kept
	if (first !== undefined)
		return [
			wrong(
				`The host answers ${first.status} for what is not there: a file that is missing is taken for a page.`,
				{
					where: first.url,
					mend: 'Let it answer 404 with 404.html; switch off what sends every address to one page.',
				},
			),
		]
	if (year !== undefined)
		return [
			warning('Browsers are told to keep the answer for a file that is not there.', {
				where: year.url,
				mend: 'Send Cache-Control: max-age with what is there alone.',
			}),
		]
	return [ok('What is not there is answered by 404.')]
}
