import type { LiveContainer } from './live.ts'

export interface TerminalSize {
	cols: number
	rows: number
}

/** A shell the learner types in. `output` ends when the shell does, and breaks when the WebContainer dies. */
export interface Terminal {
	output: ReadableStream<string>
	/** What is written before the shell has said its first word waits for it: before that nobody reads. */
	write(text: string): void
	resize(size: TerminalSize): void
	close(): void
}

/** Starts `jsh`, the shell that WebContainer brings. */
export async function openShell(live: LiveContainer, size: TerminalSize): Promise<Terminal> {
	const shell = await live.spawn('jsh', [], { terminal: size })
	// No run is timed by it, and a computer that is busy for two seconds shall not end what somebody types in.
	const unwatch = live.watch(live.patience.call)
	shell.exit.then(unwatch, unwatch)
	const input = shell.input.getWriter()
	const { promise: listening, resolve: listen } = Promise.withResolvers<unknown>()
	const prompt = new TransformStream<string, string>({
		transform(text, controller) {
			listen(undefined)
			controller.enqueue(text)
		},
	})
	return {
		// `preventCancel`: see webcontainer.ts.
		output: shell.output.pipeThrough(prompt, { signal: live.signal, preventCancel: true }),
		write: (text) => void listening.then(() => input.write(text)),
		resize: (to) => {
			shell.resize(to)
		},
		close: () => void live.kill(shell),
	}
}
