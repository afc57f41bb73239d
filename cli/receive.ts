import { InvalidArgumentError, type Command } from 'commander'
import { portNumber } from './serve.ts'

/** What `course receive` was asked for. */
export interface ReceiveFlags {
	from?: string[]
	port: number
	host: string
	most: number
}

export function register(program: Command): void {
	program
		.command('receive')
		.description('take the hand-ins that learners send from the page, and keep them as files')
		.argument('[folder]', 'where they are kept', 'hand-ins')
		.option(
			'--from <origin...>',
			'where the pages are, like https://learn.example; left out: `site` of course.config.ts',
			readOrigin,
		)
		.option('--port <number>', 'the port', portNumber, 4322)
		.option('--host <address>', 'the address to listen on', '127.0.0.1')
		.option('--most <megabytes>', 'what the folder may hold', readMegabytes, 2_000)
		.addHelpText('after', help)
		.action(async (folder: string, flags: ReceiveFlags) => {
			const { receive } = await import('./receive-hand-ins.ts')
			await receive(folder, flags)
		})
}

const help = `
The pages send hand-ins where \`service\` of course.config.ts says. This command speaks HTTP, to this machine
alone: the web server of that address has the certificate, and passes on what is asked of …/hand-ins. In a
Caddyfile that is

  grades.school.example {
    reverse_proxy 127.0.0.1:4322
  }

Who sends is who they say they are: a hand-in is a claim, here as in a file. What is no hand-in of at most 5 MB
is refused, the same one twice is kept once, and nothing that is kept is ever overwritten or shown to anybody.
A file's name begins with the time at which it came, by this machine's clock.

Then, as with files that were uploaded elsewhere:

  course collect hand-ins --roster roster.csv

Ctrl-C ends it, when what is just coming has come. The exit code is 0 then, and 1 when it could not begin.`

function readOrigin(text: string, before: string[] = []): string[] {
	const origin = URL.canParse(text) ? new URL(text).origin : 'null'
	if (!/^https?:/.test(origin))
		throw new InvalidArgumentError('an origin is like https://learn.example')
	return [...before, origin]
}

function readMegabytes(text: string): number {
	const megabytes = Number(text)
	if (!(megabytes > 0) || !Number.isFinite(megabytes))
		throw new InvalidArgumentError('megabytes are a number above 0, like 500')
	return megabytes
}
