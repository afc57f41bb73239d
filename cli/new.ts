import type { Command } from 'commander'

export function register(program: Command): void {
	program.command('new').description('begin an exercise from the template')
}
