import { join } from 'node:path'
import { InvalidArgumentError, type Command } from 'commander'
import { build, isBuilt } from './build.ts'
import { root, run } from './tool.ts'

export function register(program: Command): void {
	program
		.command('bench')
		.description(
			'measure a grade in the page beside vitest on native Node, in both languages, and what it weighs',
		)
		.option('--rounds <number>', 'how often each thing is measured', roundsNumber, 11)
		.action(async ({ rounds }: { rounds: number }) => {
			if (!(await isBuilt())) await build()
			for (const script of ['bench.ts', 'python.ts']) {
				const { code } = await run(process.execPath, [join(root, 'bench', script), String(rounds)])
				process.exitCode ||= code
			}
		})
}

function roundsNumber(text: string): number {
	const rounds = Number(text)
	if (!Number.isInteger(rounds) || rounds < 1)
		throw new InvalidArgumentError('rounds is a whole number from 1')
	return rounds
}
