import type { Command } from 'commander'

export function register(program: Command): void {
	program.command('check').description('hold exercises to the six laws')
}
