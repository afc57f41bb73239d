// The page of the WebContainer tests: the runtimes as they ship, within reach of a test.
import {
	createRegistry,
	type ContainerState,
	type Registry,
} from '../../../src/runtimes/registry.ts'
import type { Terminal, TerminalSize } from '../../../src/runtimes/registry.ts'
import type { Runtime } from '../../../src/runtimes/runtime.ts'
import type { Patience } from '../../../src/runtimes/webcontainer/keeper.ts'
import { exposeRuntimes } from '../../../cli/browser/expose.ts'

const runnerUrl = './runner.mjs'

class Lab {
	/** Every state of the WebContainer, from the first change on. */
	readonly states: ContainerState[] = []
	/** What the terminal has shown so far. */
	shown = ''
	/** Its output has ended. */
	isShellOver = false
	#registry: Registry | undefined
	#terminal: Terminal | undefined

	/** Begins with a registry, as a lesson does. Where WebContainer comes from is set before this. */
	begin(setting: 'auto' | 'off', patience: Partial<Patience>): void {
		const registry = createRegistry({ webcontainer: setting, runnerUrl, patience })
		registry.onchange = () => this.states.push(registry.container)
		this.#registry = registry
	}

	get registry(): Registry {
		if (!this.#registry) throw new Error('Call begin first.')
		return this.#registry
	}

	/** The vendor's client by itself, for tests of the stand-in. */
	client() {
		return import('@webcontainer/api')
	}

	async openTerminal(size: TerminalSize): Promise<void> {
		const terminal = await this.registry.openTerminal(size)
		this.#terminal = terminal
		const show = new WritableStream<string>({
			write: (text) => {
				this.shown += text
			},
		})
		const over = () => {
			this.isShellOver = true
		}
		terminal.output.pipeTo(show).then(over, over)
	}

	get terminal(): Terminal {
		if (!this.#terminal) throw new Error('Call openTerminal first.')
		return this.#terminal
	}
}

declare global {
	var lab: Lab
}
globalThis.lab = new Lab()

/** Chooses at each opening, as a lesson does at each job. */
const chosen: Runtime = {
	name: 'chosen',
	languages: ['ts'],
	obstacle: () => undefined,
	open: (onStep) => lab.registry.choose().open(onStep),
}

/** Without a worker behind it. Imported as the registry does it, so that the build is split alike. */
let webcontainer: Promise<Runtime> | undefined
const alone: Runtime = {
	name: 'webcontainer',
	languages: ['ts'],
	obstacle: () => undefined,
	async open(onStep) {
		webcontainer ??= import('../../../src/runtimes/webcontainer.ts').then((module) =>
			module.webcontainerRuntime({ runnerUrl }),
		)
		return (await webcontainer).open(onStep)
	},
}

exposeRuntimes({ chosen, webcontainer: alone })
