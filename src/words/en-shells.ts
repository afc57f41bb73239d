import { eager } from './en/eager.ts'
import { exercise } from './en/exercise.ts'
import { lesson } from './en/lesson.ts'
import { pages } from './en/pages.ts'

/** English, as far as shells alone say it: no script fetches it. */
export const enShells = { eager, exercise, lesson, pages }
