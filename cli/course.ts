import { Command } from 'commander'
import * as bench from './bench.ts'
import * as build from './build.ts'
import * as check from './check.ts'
import * as dev from './dev.ts'
import * as findBrowser from './find-browser.ts'
import * as create from './new.ts'
import { Refusal } from './refusal.ts'
import * as serve from './serve.ts'
import * as start from './start.ts'
import * as test from './test.ts'

const program = new Command('course')
	.description('Write, check, build and serve the course.')
	.helpOption('-h, --help', 'show how to use a command')
	.helpCommand('help [command]', 'show how to use a command')
	.addHelpText('after', '\nEvery command explains itself: course help check')

const commands = [create, check, start, dev, build, serve, test, bench, findBrowser]
for (const command of commands) command.register(program)

try {
	await program.parseAsync()
} catch (error) {
	// A command that cannot go on has said why in its message; anything else is ours to debug.
	console.error(error instanceof Refusal ? error.message : error)
	process.exitCode = 1
}
