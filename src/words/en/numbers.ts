import { numbersIn } from '../numbers-in.ts'

/** British, as the prose is: days before months, and hours to 24. */
export const numbers = numbersIn('en-GB')
