import type { LiveContainer } from './live.ts'

export interface TerminalSize {
	cols: number
	rows: number
}

/** A shell the learner types in. `output` ends when the shell does, and breaks when the WebContainer dies. */
export interface Terminal {
	output: ReadableStream<string>
	write(text: string): void
	resize(size: TerminalSize): void
	close(): void
}

/** Starts `jsh`, the shell that WebContainer brings. */
export async function openShell(live: LiveContainer, size: TerminalSize): Promise<Terminal> {
	const shell = await live.spawn('jsh', [], { terminal: size })
	const watch = live.watch()
	const over = () => {
		watch[Symbol.dispose]()
	}
	shell.exit.then(over, over)
	const input = shell.input.getWriter()
	return {
		output: shell.output.pipeThrough(new TransformStream<string, string>(), {
			signal: live.signal,
			// See the same word in webcontainer.ts.
			preventCancel: true,
		}),
		write: (text) => void input.write(text),
		resize: (to) => {
			shell.resize(to)
		},
		close: () => void live.kill(shell),
	}
}
