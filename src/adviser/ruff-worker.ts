/** The worker that knows Python, as far as Ruff does. Ruff itself lies beside it. */
import init, { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-web'
import { createRuffAdviser, ruffSettings } from './ruff-adviser.ts'
import { serveAdviser } from './serve-adviser.ts'

serveAdviser(async () => {
	await init({ module_or_path: new URL('./ruff.wasm', import.meta.url) })
	// The editor counts in units of UTF-16, and so does Ruff then.
	return createRuffAdviser(new Workspace(ruffSettings, PositionEncoding.Utf16))
})
