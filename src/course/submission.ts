/**
 * A folder of files: path → text. Paths are relative, separated by `/`, and never start with `./`.
 * Whatever a suite can be run against is one of these: starter, solution, approach, mistake, attempt.
 */
export type Files = Readonly<Record<string, string>>

/** Lays `top` over `base`: a mistake holds only the files in which it differs from the solution. */
export function overlay(base: Files, top: Files): Files {
	return { ...base, ...top }
}
