import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LabWeb } from '../../src/course/lab-web.ts'
import { buildPython } from '../../src/library/build-python.ts'
import type { ClockMode } from '../../src/course/clock-mode.ts'
import { bootInterpreter, ExitedAtOnce, home } from '../../src/runtimes/machine/interpreter.ts'
import { openGateway } from '../../src/runtimes/machine/gateway.ts'
import { beginProgram } from '../../src/runtimes/machine/kernel.ts'
import { serveOrigins } from '../../src/runtimes/machine/origins.ts'
import { worldThroughFetch } from '../../src/runtimes/machine/world.ts'

/** How a program went, as a shell would tell it. */
export interface Ran {
	stdout: string
	stderr: string
	exitCode: number
	/** By the clock of the machine that ran it. */
	seconds: number
}

const building = buildPython()
const compiling = building.then(async ({ folder }) =>
	WebAssembly.compile(await readFile(join(folder, 'pyodide.asm.wasm'))),
)

/**
 * Runs a program in a machine of its own, with that lab web around it and those files `beside` it.
 * Rejects when the interpreter does not survive it.
 */
export async function runOnMachine(
	program: { file: string; source: string | Uint8Array; beside?: Readonly<Record<string, string>> },
	{
		env = {},
		web,
		clock = 'pure',
		withoutSwitching = false,
		withoutHiding = false,
		shut = false,
		budget,
		memory,
		outside,
	}: {
		env?: Readonly<Record<string, string>>
		web?: LabWeb
		clock?: ClockMode
		withoutSwitching?: boolean
		/** See `InterpreterOptions`. */
		withoutHiding?: boolean
		/** Takes the ways to JavaScript away first, as wherever a learner's program runs. */
		shut?: boolean
		/** How many polls it may compute before it is stopped; left out: without end. */
		budget?: number
		/** The most memory Python may have, in bytes; left out: as a page gives it. */
		memory?: number
		/** How hosts that no lab web has are reached; left out: not at all. */
		outside?: Parameters<typeof worldThroughFetch>[0]
	} = {},
): Promise<Ran> {
	const { files } = await building
	const written = { out: '', err: '' }
	const decoders = { out: new TextDecoder(), err: new TextDecoder() }
	const interpreter = await bootInterpreter({
		read: (path) => readFile(path),
		files,
		env,
		withoutSwitching,
		withoutHiding,
		...(memory !== undefined && { memory }),
		module: await compiling,
		onWrite: (stream, bytes) => {
			written[stream] += decoders[stream].decode(bytes, { stream: true })
		},
		onPlace: () => undefined,
	})
	const { kernel } = interpreter
	if (files.packages !== undefined)
		await interpreter.call('boot.preload', packagesOf(program.source))
	if (shut) {
		await interpreter.call('calls.begin')
		await interpreter.call('lockdown.shut')
	}
	for (const [file, source] of Object.entries(program.beside ?? {})) interpreter.write(file, source)
	interpreter.write(program.file, program.source)
	await interpreter.call('boot.settle')
	beginProgram(kernel, { clock, seed: 1, ...(budget !== undefined && { budget }) })
	serveOrigins({ ...kernel, web })
	if (outside) {
		const { canSwitch } = interpreter
		const onTrouble = (sentence: string) => void (written.err += `${sentence}\n`)
		openGateway({ ...kernel, canSwitch, ask: worldThroughFetch(outside), onTrouble })
	}
	const exitCode = await interpreter
		.call('program.run', home + program.file)
		.catch((error: unknown) => {
			if (error instanceof ExitedAtOnce) return error.status
			throw error
		})
	return {
		stdout: written.out,
		stderr: written.err,
		exitCode: codeOf(exitCode),
		seconds: kernel.clock.peek() / 1e9,
	}
}

/** The packages that a source names: they are imported before the clock starts. */
function packagesOf(source: string | Uint8Array): string {
	return ['requests', 'aiohttp'].filter((name) => source.toString().includes(name)).join(' ')
}

/** `program.run` answers a pair; its first half is the code. */
function codeOf(answer: unknown): number {
	if (typeof answer === 'number') return answer
	if (
		typeof answer === 'object' &&
		answer !== null &&
		'get' in answer &&
		typeof answer.get === 'function'
	)
		return Number(Reflect.apply(answer.get, answer, [0]))
	throw new Error('The machine did not say how the program ended.')
}

/** What stands below the last place that a traceback shows: the error itself, and what is said beside it. */
export function endOfTraceback(stderr: string): string[] {
	const lines = stderr.trimEnd().split('\n')
	return lines.slice(lines.findLastIndex((line) => line.startsWith(' ')) + 1)
}
