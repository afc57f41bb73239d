import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { Refusal } from './refusal.ts'
import { root, run } from './tool.ts'

const packed = z.array(z.object({ filename: z.string() })).min(1)

/** Packs this project as npm would publish it, into `folder`; answers the file. */
export async function packProject(folder: string): Promise<string> {
	await mkdir(folder, { recursive: true })
	const { code, stdout, stderr } = await npm(
		['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
		root,
	)
	if (code !== 0) throw new Refusal(`npm could not pack this project. It says: ${stderr.trim()}`)
	const [first] = packed.parse(JSON.parse(stdout))
	return path.join(folder, first?.filename ?? '')
}

/** Runs npm in a folder; what it writes is answered. */
export function npm(args: readonly string[], folder: string) {
	// npm names itself to what it starts; that file is the same npm, without a shell in between.
	const self = process.env['npm_execpath']
	const [command, before] =
		self !== undefined && /\.c?js$/.test(self) ? [process.execPath, [self]] : ['npm', []]
	return run(command, [...before, ...args], { stdio: ['ignore', 'pipe', 'pipe'], cwd: folder })
}
