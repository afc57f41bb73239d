import type { Command } from 'commander'
import { withServeFlags, type ServeFlags } from './serve.ts'
import { runTool } from './tool.ts'

export function register(program: Command): void {
	withServeFlags(program.command('dev'))
		.description('serve the course while you write it; a change shows at once')
		.action(async ({ port, host }: ServeFlags) => {
			const flags = [
				...(port === undefined ? [] : ['--port', String(port)]),
				...(host === undefined ? [] : ['--host', host]),
			]
			const { code } = await runTool('astro', ['dev', ...flags])
			process.exitCode = code
		})
}
