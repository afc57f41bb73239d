/**
 * How time passes for a program in the Python machine.
 * - `real`: a second takes a second.
 * - `hybrid`: waiting takes no time, computing takes as long as it takes.
 * - `pure`: waiting takes no time and computing takes a fixed price a step, so that the same program
 *   reads the same times on every computer, to the last digit.
 */
export const clockModes = ['real', 'hybrid', 'pure'] as const
export type ClockMode = (typeof clockModes)[number]
