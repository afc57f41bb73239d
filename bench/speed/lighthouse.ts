import { join } from 'node:path'
import { z } from 'zod'
import { findBrowser } from '../../cli/find-browser.ts'
import { categories, type Category, type Profile } from '../../src/speed/measurement.ts'
import { keep, npm, runIn } from './installed.ts'

export const lighthouse = '13.5.0'

/** Puts Lighthouse into the bench's own folder: 176 MB that nobody needs but who measures. */
export async function getLighthouse(): Promise<string> {
	const folder = await keep('lighthouse', lighthouse, (folder) =>
		npm(folder, 'install', '--prefix', folder, `lighthouse@${lighthouse}`),
	)
	return join(folder, 'node_modules/lighthouse/cli/index.js')
}

const resultSchema = z.object({
	categories: z.record(
		z.string(),
		z.object({
			score: z.number().nullable(),
			auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
		}),
	),
	audits: z.record(z.string(), z.object({ title: z.string(), score: z.number().nullable() })),
	runtimeError: z.object({ message: z.string() }).optional(),
})

/** One look at a page. */
export interface Look {
	scores: Readonly<Record<Category, number>>
	/** What counts and was not full, where its category was not full either. */
	short: readonly string[]
}

/** Looks at a page; once more where the browser began to record too late, which says nothing of the page. */
export async function look(program: string, url: string, profile: Profile): Promise<Look> {
	try {
		return await lookOnce(program, url, profile)
	} catch (error) {
		if (!String(error).includes('NO_NAVSTART')) throw error
		console.log(`Lighthouse missed the beginning of ${url}, and looks again.`)
		return lookOnce(program, url, profile)
	}
}

async function lookOnce(program: string, url: string, profile: Profile): Promise<Look> {
	const { path, args } = await findBrowser()
	const text = await runIn(
		join(program, '..'),
		process.execPath,
		[
			program,
			url,
			'--quiet',
			'--output=json',
			'--no-enable-error-reporting',
			'--disable-full-page-screenshot',
			`--only-categories=${categories.join(',')}`,
			`--chrome-flags=${['--headless=new', '--disable-gpu', ...args].join(' ')}`,
			...(profile === 'desktop' ? ['--preset=desktop'] : []),
		],
		{ CHROME_PATH: path },
	)
	const result = resultSchema.parse(JSON.parse(text))
	if (result.runtimeError) throw new Error(`Lighthouse at ${url}: ${result.runtimeError.message}`)
	const scoreOf = (category: Category) => (result.categories[category]?.score ?? 0) * 100
	const short = Object.values(result.categories)
		.filter(({ score }) => score !== 1)
		.flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0))
		.flatMap(({ id }) => result.audits[id] ?? [])
		.filter(({ score }) => score !== null && score < 0.995)
		.map(({ title }) => title)
	return {
		scores: {
			performance: scoreOf('performance'),
			accessibility: scoreOf('accessibility'),
			'best-practices': scoreOf('best-practices'),
			seo: scoreOf('seo'),
		},
		short,
	}
}
