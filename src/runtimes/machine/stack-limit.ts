import type { ModuleSettings } from './beneath.ts'

/**
 * How much of its own stack Python may use, in bytes, before it raises a RecursionError. The engine's
 * stack, which grows beside it and cannot be measured, ends an interpreter that reaches its end. It
 * is a megabyte in V8: functions that call each other through C get there with 330 kB of Python's
 * stack, a list in a list in a list … with 140 kB, but only after some thousand levels.
 */
const deepest = 200 * 1024

/** The functions of CPython's that set it. */
interface StackFunctions {
	_PyThreadState_Get: () => number
	_PyUnstable_ThreadState_SetStackProtection: (
		thread: number,
		start: number,
		size: number,
	) => number
	_emscripten_stack_get_current: () => number
}

/** Sets, for the thread of Python's that runs, how deep its stack may get from where it is. */
export function limitStack(settings: ModuleSettings): void {
	if (!hasStackFunctions(settings))
		throw new Error('This Pyodide does not let the depth of its stack be set.')
	const start = settings._emscripten_stack_get_current() - deepest
	settings._PyUnstable_ThreadState_SetStackProtection(settings._PyThreadState_Get(), start, deepest)
}

function hasStackFunctions(settings: object): settings is StackFunctions {
	return (
		'_PyThreadState_Get' in settings &&
		'_PyUnstable_ThreadState_SetStackProtection' in settings &&
		'_emscripten_stack_get_current' in settings
	)
}
