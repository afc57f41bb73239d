import { eager } from './de/eager.ts'
import { exercise } from './de/exercise.ts'
import { lesson } from './de/lesson.ts'
import { pages } from './de/pages.ts'
import type { ShellWords } from './words.ts'

/** German, as far as shells alone say it. */
export const deShells: ShellWords = { eager, exercise, lesson, pages }
