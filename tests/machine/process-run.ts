import type { ClockMode } from '../../src/course/clock-mode.ts'
import { runOnMachine, type Ran } from './machine-run.ts'

interface ProcessOptions {
	clock?: ClockMode
	withoutSwitching?: boolean
	/** How many polls it may compute before it is stopped. */
	budget?: number
}

/**
 * Runs a program whose functions are above the guard, and the rest below it. They find the usual modules
 * imported, `passed()` seconds since the beginning, and `compute(seconds)`.
 */
export async function runProcesses(
	functions: string,
	main: string,
	{ clock = 'pure', withoutSwitching = false, budget }: ProcessOptions = {},
): Promise<Ran & { lines: string[] }> {
	const body = main.trim().replaceAll('\n', '\n    ')
	const source = `${start}\n${functions}\nif __name__ == '__main__':\n    began = time.perf_counter()\n    ${body}\n`
	const ran = await runOnMachine(
		{ file: 'main.py', source },
		{
			clock,
			withoutSwitching,
			...(budget !== undefined && { budget }),
			shut: true,
		},
	)
	return { ...ran, lines: ran.stdout.trimEnd().split('\n') }
}

const start = `
import asyncio, logging, multiprocessing as mp, os, queue, random, signal, socket, sys, threading, time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
def passed():
    return f'{time.perf_counter() - began:.2f}'
def compute(seconds):
    for _ in range(round(seconds * 12_750_000)): pass   # what a second holds by the pure clock
    return os.getpid()
`
