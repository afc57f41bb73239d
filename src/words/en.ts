import { cases } from './en/cases.ts'
import { editor } from './en/editor.ts'
import { grade } from './en/grade.ts'
import { live } from './en/live.ts'
import { numbers } from './en/numbers.ts'
import { offline } from './en/offline.ts'
import { output } from './en/output.ts'
import { progress } from './en/progress.ts'
import { remarks } from './en/remarks.ts'
import { runtime } from './en/runtime.ts'
import { search } from './en/search.ts'
import { share } from './en/share.ts'
import { shortcuts } from './en/shortcuts.ts'
import { solution } from './en/solution.ts'
import { timeline } from './en/timeline.ts'
import { workbench } from './en/workbench.ts'

/** English, one part per place in the interface. */
export const en = {
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
