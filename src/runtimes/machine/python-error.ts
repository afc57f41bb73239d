import * as z from 'zod/mini'
import type { Position, RunError } from '../../course/report.ts'

/** An exception as machine/values.py writes it: `frames` are the learner's, innermost last. */
export interface ToldError {
	type: string
	bases: string[]
	message: string
	frames: [file: string, line: number, name: string][]
	syntax?: { file: string; line: number; column: number; text: string } | undefined
	errors?: ToldError[] | undefined
	cause?: ToldError | undefined
}

const toldErrorSchema: z.ZodMiniType<ToldError> = z.object({
	type: z.string(),
	bases: z.array(z.string()),
	message: z.string(),
	frames: z.array(z.tuple([z.string(), z.number(), z.string()])),
	syntax: z.optional(
		z.object({ file: z.string(), line: z.number(), column: z.number(), text: z.string() }),
	),
	errors: z.optional(z.array(z.lazy(() => toldErrorSchema))),
	cause: z.optional(z.lazy(() => toldErrorSchema)),
})

/** Throws when it is none. */
export function readError(data: unknown): ToldError {
	return toldErrorSchema.parse(data)
}

/** Where the learner has to look: the place of a syntax error, or the innermost frame of theirs. */
export function placeOf({ syntax, frames }: ToldError): Position | undefined {
	if (syntax)
		return { file: fileName(syntax.file), line: syntax.line, column: Math.max(1, syntax.column) }
	const [file, line] = frames.at(-1) ?? []
	return file === undefined || line === undefined ? undefined : { file, line, column: 1 }
}

/** The error as a report tells it. */
export function toRunError(error: ToldError): RunError {
	const at = placeOf(error)
	return {
		name: error.type.slice(0, 200),
		message: error.message.slice(0, 3_900),
		...(at && { at }),
	}
}

function fileName(path: string): string {
	return path.split('/').at(-1) ?? path
}
