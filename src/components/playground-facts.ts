import * as z from 'zod/mini'
import type { LabWeb } from '../course/lab-web.ts'

/** What the build writes into the page for one language's playground. */
export interface PlaygroundFacts {
	examples: readonly { id: string; title: string; code: string }[]
	web: LabWeb
}

const factsSchema = z.object({
	examples: z.array(z.object({ id: z.string(), title: z.string(), code: z.string() })),
	/** Checked when the site was built; see `labWebSchema`. */
	web: z.custom<LabWeb>(),
})

export function readFacts(json: string): PlaygroundFacts {
	return factsSchema.parse(JSON.parse(json))
}
