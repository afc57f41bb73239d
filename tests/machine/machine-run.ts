import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { LabWeb } from '../../src/course/lab-web.ts'
import { buildPython } from '../../src/library/build-python.ts'
import type { ClockMode } from '../../src/course/clock-mode.ts'
import { filesOnDisk } from '../../src/runtimes/machine/node-files.ts'
import { bootInterpreter, ExitedAtOnce } from '../../src/runtimes/machine/interpreter.ts'
import { openGateway } from '../../src/runtimes/machine/gateway.ts'
import { beginProgram } from '../../src/runtimes/machine/kernel.ts'
import { serveOrigins } from '../../src/runtimes/machine/origins.ts'
import { home } from '../../src/runtimes/machine/pyodide.ts'
import { makeSnapshot, type Snapshot } from '../../src/runtimes/machine/snapshot.ts'
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

const read = filesOnDisk

/** What interpreters begin with, made once for a file of tests: with stacks that switch, and without. */
const snapshots = new Map<boolean, Promise<Snapshot>>()

function snapshotFor(canSwitch: boolean): Promise<Snapshot> {
	const made = async () => {
		const [{ files }, module] = await Promise.all([building, compiling])
		return makeSnapshot({ files, read, module }, canSwitch)
	}
	const found = snapshots.get(canSwitch) ?? made()
	snapshots.set(canSwitch, found)
	return found
}

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
		trace = false,
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
		/** Writes down what its tasks did. */
		trace?: boolean
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
		read,
		files,
		snapshot: { bytes: await snapshotFor(!withoutSwitching) },
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
	const how = JSON.stringify({ args: [], env, trace })
	const ending = await interpreter
		.call('program.start', home + program.file, how)
		.catch((error: unknown) => {
			if (error instanceof ExitedAtOnce) return JSON.stringify({ code: error.status })
			throw error
		})
	return {
		stdout: written.out,
		stderr: written.err,
		exitCode: codeOf(ending),
		seconds: kernel.clock.peek() / 1e9,
	}
}

/** `program.start` answers JSON. */
function codeOf(ending: unknown): number {
	return z.object({ code: z.number() }).parse(JSON.parse(String(ending))).code
}

/** What stands below the last place that a traceback shows: the error itself, and what is said beside it. */
export function endOfTraceback(stderr: string): string[] {
	const lines = stderr.trimEnd().split('\n')
	return lines.slice(lines.findLastIndex((line) => line.startsWith(' ')) + 1)
}
