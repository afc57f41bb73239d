import { Command } from 'commander'
import * as check from './check.ts'
import * as create from './new.ts'
import { Refusal } from './refusal.ts'

const program = new Command('course')
	.description('Write, check, build and serve the course.')
	.helpOption('-h, --help', 'show how to use a command')
	.helpCommand('help [command]', 'show how to use a command')
	.addHelpText('after', '\nEvery command explains itself: course help check')

for (const command of [create, check]) command.register(program)

try {
	await program.parseAsync()
} catch (error) {
	// A command that cannot go on has said why in its message; anything else is ours to debug.
	console.error(error instanceof Refusal ? error.message : error)
	process.exitCode = 1
}
