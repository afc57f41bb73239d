// The page of these tests: the runtimes as they ship, within reach of the test.
import { createRegistry } from '../../src/runtimes/registry.ts'
import { webcontainerRuntime } from '../../src/runtimes/webcontainer.ts'
import { Keeper } from '../../src/runtimes/webcontainer/keeper.ts'
import { openShell } from '../../src/runtimes/webcontainer/terminal.ts'

const exposed = { createRegistry, webcontainerRuntime, Keeper, openShell }
declare global {
	interface Window {
		lab: typeof exposed
	}
}
window.lab = exposed
