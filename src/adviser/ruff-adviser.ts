import type { Workspace } from '@astral-sh/ruff-wasm-web'
import * as z from 'zod/mini'
import { Refusal, type Adviser, type Remark } from './adviser.ts'
import { placesIn } from './line-starts.ts'
import { isError, ruffRules, ruleUrl } from './ruff-rules.ts'

/** How Ruff reads a learner's program; the rest is as it comes. */
export const ruffSettings = {
	'target-version': 'py314',
	lint: { select: Object.keys(ruffRules) },
}

const place = z.object({ row: z.number(), column: z.number() })

/** The part of what Ruff says that is used here; its own types say `any`. */
const findingsSchema = z.array(
	z.object({
		code: z.nullable(z.string()),
		message: z.string(),
		start_location: place,
		end_location: place,
		fix: z.nullable(
			z.object({
				message: z.nullable(z.string()),
				edits: z.array(
					z.object({
						content: z.nullable(z.string()),
						location: place,
						end_location: place,
					}),
				),
			}),
		),
	}),
)
type Finding = z.infer<typeof findingsSchema>[number]

/** Ruff over one file at a time. It knows neither types nor names: it completes and explains nothing. */
export function createRuffAdviser(workspace: Workspace): Adviser {
	return {
		remarks(files, file) {
			const text = files[file] ?? ''
			const at = placesIn(text)
			return findingsSchema.parse(workspace.check(text)).map((finding) => remarkOf(finding, at))
		},
		complete: () => undefined,
		explain: () => undefined,
		format(files, file) {
			const text = files[file] ?? ''
			const broken = findingsSchema.parse(workspace.check(text)).find(isSyntaxError)
			if (broken) {
				const { row } = broken.start_location
				throw new Refusal({ kind: 'syntax', file, line: row, message: broken.message })
			}
			return workspace.format(text)
		},
	}
}

function isSyntaxError({ code }: Finding): boolean {
	return code === null || code === 'invalid-syntax'
}

function remarkOf(finding: Finding, at: (row: number, column: number) => number): Remark {
	const { code, message, start_location: start, end_location: end, fix } = finding
	const url = code === null ? undefined : ruleUrl(code)
	return {
		from: at(start.row, start.column),
		to: at(end.row, end.column),
		severity: code === null || isError(code) ? 'error' : 'warning',
		message,
		...(code !== null && !isSyntaxError(finding) && { rule: { code, ...(url && { url }) } }),
		...(fix && {
			mend: {
				label: fix.message ?? 'Mend it',
				edits: fix.edits.map(({ content, location, end_location: to }) => ({
					from: at(location.row, location.column),
					to: at(to.row, to.column),
					text: content ?? '',
				})),
			},
		}),
	}
}
