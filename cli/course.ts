import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { Command } from 'commander'
import { Misconfigured } from '../src/course/misconfigured.ts'
import { Refusal } from './refusal.ts'

// What a command loads is compiled once: a second one of its kind starts in half the time.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compiled'))

// Only the command that is asked for is loaded: what is broken in one does not break the others, least
// of all `test`, which is to say what is broken.
const commands = {
	new: () => import('./new.ts'),
	update: () => import('./update.ts'),
	check: () => import('./check.ts'),
	run: () => import('./run.ts'),
	grade: () => import('./grade.ts'),
	receive: () => import('./receive.ts'),
	collect: () => import('./collect.ts'),
	start: () => import('./start.ts'),
	dev: () => import('./dev.ts'),
	build: () => import('./build.ts'),
	serve: () => import('./serve.ts'),
	stats: () => import('./stats.ts'),
	host: () => import('./host.ts'),
	doctor: () => import('./doctor.ts'),
	test: () => import('./test.ts'),
	bench: () => import('./bench.ts'),
	'find-browser': () => import('./find-browser.ts'),
}

const program = new Command('course')
	.description(
		'Write, check, build and serve the course; run and grade from a shell what its pages do.',
	)
	.helpOption('-h, --help', 'show how to use a command')
	.helpCommand('help [command]', 'show how to use a command')
	.addHelpText('after', '\nEvery command explains itself: course help check')

const asked = process.argv[2] ?? ''
try {
	for (const [name, load] of Object.entries(commands)) {
		const command = name === asked || !Object.hasOwn(commands, asked) ? await load() : undefined
		command?.register(program)
	}
	await program.parseAsync()
} catch (error) {
	// A command that cannot go on has said why in its message; anything else is ours to debug.
	const isSaid = error instanceof Refusal || error instanceof Misconfigured
	console.error(isSaid ? error.message : error)
	process.exitCode = error instanceof Refusal ? error.exitCode : 1
}
