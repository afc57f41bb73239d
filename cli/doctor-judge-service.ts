import { ok, wrong, type Finding } from './doctor-finding.ts'
import type { SiteFacts } from './doctor-visit.ts'

/** Whether hand-ins arrive where the pages send them: what a browser would find out at a learner's expense. */
export function judgeService({ root, service }: Pick<SiteFacts, 'root' | 'service'>): Finding[] {
	if (service === undefined) return []
	const { url, answer } = service
	const { origin } = new URL(root)
	if (answer === undefined)
		return [
			wrong('The pages send hand-ins to a service that does not answer.', {
				where: url,
				mend: 'Start it (course receive), let the web server of that address pass requests on, or take `service` out of course.config.ts and build again.',
			}),
		]
	// One at the pages' own address is asked nothing by a browser.
	if (new URL(url).origin === origin) return [judgeOwn(url, answer.status)]
	const allows = ['*', origin].includes(answer.headers['access-control-allow-origin'] ?? '')
	const takes = /(^|,)\s*(content-type|\*)\s*(,|$)/i.test(
		answer.headers['access-control-allow-headers'] ?? '',
	)
	if (answer.status >= 200 && answer.status < 300 && allows && takes)
		return [ok('The service takes the hand-ins of these pages.', url)]
	return [
		wrong(
			`The service does not let pages at ${origin} send hand-ins: it answers ${answer.status}${allows ? '' : ', and does not name them'}.`,
			{
				where: url,
				mend: `Start it with --from ${origin}, and see that the web server before it changes no header.`,
			},
		),
	]
}

function judgeOwn(url: string, status: number): Finding {
	if (status >= 200 && status < 300)
		return ok('The service is there, at the pages’ own address.', url)
	return wrong(`The pages send hand-ins where nobody takes them: it answers ${status}.`, {
		where: url,
		mend: 'Let the web server pass what is asked of …/hand-ins to course receive.',
	})
}
