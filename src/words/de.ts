import { cases } from './de/cases.ts'
import { editor } from './de/editor.ts'
import { grade } from './de/grade.ts'
import { live } from './de/live.ts'
import { numbers } from './de/numbers.ts'
import { offline } from './de/offline.ts'
import { output } from './de/output.ts'
import { progress } from './de/progress.ts'
import { remarks } from './de/remarks.ts'
import { runtime } from './de/runtime.ts'
import { search } from './de/search.ts'
import { share } from './de/share.ts'
import { shortcuts } from './de/shortcuts.ts'
import { solution } from './de/solution.ts'
import { timeline } from './de/timeline.ts'
import { workbench } from './de/workbench.ts'
import type { Words } from './words.ts'

/** German, part by part as in `en.ts`. */
export const de: Words = {
	cases,
	editor,
	grade,
	live,
	numbers,
	offline,
	output,
	progress,
	remarks,
	runtime,
	search,
	share,
	shortcuts,
	solution,
	timeline,
	workbench,
}
