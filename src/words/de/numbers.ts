import { numbersIn } from '../numbers-in.ts'
import type { Words } from '../words.ts'

export const numbers: Words['numbers'] = numbersIn('de')
