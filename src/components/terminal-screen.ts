import { FitAddon } from '@xterm/addon-fit'
import { Terminal } from '@xterm/xterm'
import styles from '@xterm/xterm/css/xterm.css?inline'
import type { Terminal as Shell } from '../runtimes/registry.ts'
import { adoptStyles } from './adopt-styles.ts'
import { words } from './spoken.ts'

adoptStyles(styles)

/** Draws a shell in `place` and joins the two. Resolves with what ends both. */
export async function openScreen(
	place: HTMLElement,
	openShell: (size: { cols: number; rows: number }) => Promise<Shell>,
): Promise<() => void> {
	const screen = new Terminal({
		convertEol: true,
		screenReaderMode: true,
		fontSize: 13,
		theme: { background: '#111615' },
	})
	const fit = new FitAddon()
	screen.loadAddon(fit)
	screen.open(place)
	fit.fit()
	let shell: Shell
	try {
		shell = await openShell({ cols: screen.cols, rows: screen.rows })
	} catch (error) {
		screen.dispose()
		throw error
	}
	screen.onData((text) => shell.write(text))
	const resized = new ResizeObserver(() => {
		fit.fit()
		shell.resize({ cols: screen.cols, rows: screen.rows })
	})
	resized.observe(place)
	const said = shell.output.pipeTo(new WritableStream({ write: (text) => screen.write(text) }))
	said.catch(() => screen.write(`\r\n${words.runtime.terminalOver}\r\n`))
	screen.focus()
	return () => {
		resized.disconnect()
		shell.close()
		screen.dispose()
	}
}
