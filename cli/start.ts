import type { Command } from 'commander'
import { build, isBuilt } from './build.ts'
import { serve, withServeFlags, type ServeFlags } from './serve.ts'

export function register(program: Command): void {
	withServeFlags(program.command('start'))
		.description('build the site if it is not up to date, and serve it')
		.action(async (flags: ServeFlags) => {
			if (!(await isBuilt())) await build()
			await serve(flags)
		})
}
