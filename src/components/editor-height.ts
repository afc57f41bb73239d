import type { CourseExercise } from './course-exercise.ts'
import { element } from './element.ts'
import { keepSize, showEditorHeight } from './pane-sizes.ts'
import './pane-splitter.ts'
import { words } from './spoken.ts'

const least = 96

/** Makes the lower edge of an exercise's window a line that makes its editors taller or shorter. It takes no room. */
export function offerEditorHeight(host: CourseExercise): void {
	const frame = host.querySelector('.window')
	if (!frame || host.querySelector('pane-splitter.height')) return
	const splitter = element('pane-splitter', {
		class: 'height',
		'aria-label': words.workbench.editorHeight,
	})
	// After the buttons, too, for who goes from one to the next by keyboard.
	frame.after(splitter)
	const shown = () => host.editors.find((editor) => editor.checkVisibility())
	splitter.track = {
		axis: 'y',
		measure: () => ({
			size: shown()?.getBoundingClientRect().height ?? least,
			least,
			most: Math.max(innerHeight * 0.9, least),
		}),
		show: (height) => showEditorHeight(host, height),
		keep: () => {
			const height = Number.parseFloat(host.style.getPropertyValue('--editor-height'))
			keepSize(`${host.exercise}/${host.language}`, Number.isNaN(height) ? undefined : height)
		},
	}
}
