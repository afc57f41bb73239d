import { join } from 'node:path'
import { InvalidArgumentError, type Command } from 'commander'
import { build, isBuilt } from './build.ts'
import { root, run } from './tool.ts'

interface Flags {
	rounds?: number
	speed?: boolean
	scale?: boolean
}

export function register(program: Command): void {
	program
		.command('bench')
		.description(
			'measure a grade in the page beside vitest on native Node, in both languages, and what it weighs',
		)
		.option('--speed', 'instead: the page beside TutorialKit and bare Starlight, and Lighthouse')
		.option(
			'--rounds <number>',
			'how often each thing is measured; 11, or with --speed as often as 12 minutes allow, at most 5',
			roundsNumber,
		)
		.option('--scale', 'instead: courses of 10, 100 and 500 exercises beside bare Starlight')
		.action(async ({ rounds, speed = false, scale = false }: Flags) => {
			if (!scale && !(await isBuilt())) await build()
			const scripts = scale
				? ['scale/scale.ts']
				: speed
					? ['speed/speed.ts']
					: ['bench.ts', 'python.ts']
			for (const script of scripts) {
				const args = [
					join(root, 'bench', script),
					...(rounds === undefined ? [] : [String(rounds)]),
				]
				const { code } = await run(process.execPath, args)
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
