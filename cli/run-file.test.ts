import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RunFlags } from './run.ts'
import { runFile } from './run-file.ts'

let folder: string
beforeEach(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'run-file-'))
	await mkdir(path.join(folder, 'shop'))
	for (const [name, text] of Object.entries({
		'main.py': 'print(1)',
		'main.ts': 'console.log(1)',
		'web.json': '{"routes": [{"url": "https://a.example/"}]}',
		'binary.py': '\u0000',
	}))
		await writeFile(path.join(folder, name), text)
})
afterEach(() => rm(folder, { recursive: true }))

const at = (name: string) => path.join(folder, name)

async function refusalOf(name: string, flags: Partial<RunFlags> = {}): Promise<unknown> {
	try {
		return await runFile(at(name), [], { runtime: 'process', ...flags })
	} catch (error) {
		return error
	}
}

describe('what cannot be run is refused with a sentence, and 2', () => {
	test.each<[string, Partial<RunFlags>, RegExp]>([
		[
			'nope.py',
			{},
			/^There is no file .*nope\.py\. Say which program to run: course run main\.py$/,
		],
		['shop', {}, /shop is a folder\. Say which file in it to run: course run .*shop.main\.py$/],
		[
			'web.json',
			{},
			/web\.json cannot be run: a program's name ends in \.py, \.ts, \.js or \.mjs\.$/,
		],
		['binary.py', {}, /binary\.py cannot be run: binary\.py \(not text\)\.$/],
		[
			'main.ts',
			{ clock: 'pure' },
			/^--clock pure is for Python: a TypeScript program runs in real time\. Leave --clock out\.$/,
		],
		[
			'main.py',
			{ outside: true, clock: 'pure' },
			/^--outside needs the real clock: the world does not wait for --clock pure\./,
		],
		['main.ts', { cores: 2 }, /^--cores is for Python: /],
		[
			'main.py',
			{ cores: 2, clock: 'hybrid' },
			/^--cores needs the real clock: on --clock hybrid processes take the machine's time\./,
		],
	])('%s with %j', async (name, flags, sentence) => {
		expect(await refusalOf(name, flags)).toMatchObject({
			name: 'Refusal',
			exitCode: 2,
			message: expect.stringMatching(sentence),
		})
	})

	test.each([
		['{', /web\.json is not JSON: .+\. Mend it; origins look like \{"routes"/],
		[
			'{"routes": [{"url": "https://a.example/", "delay": "x"}]}',
			/web\.json: routes\.0\.delay: this must be a number, and is a text\.\n/,
		],
		[
			'{"routes": [{"url": "https://a.example/", "jsn": 1}]}',
			/web\.json: routes\.0: there is no field "jsn" here\. Did you mean "json"\?\n/,
		],
		['{"routes": []}', /web\.json: routes: this is too little: at least 1 entries\.\n/],
		['[]', /web\.json: this must be a table of names and values, and is a list/],
	])('origins %j', async (text, sentence) => {
		await writeFile(at('web.json'), text)
		expect(await refusalOf('main.ts', { origins: at('web.json') })).toMatchObject({
			exitCode: 2,
			message: expect.stringMatching(sentence),
		})
	})

	test('origins that are not there, or are a folder', async () => {
		expect(await refusalOf('main.ts', { origins: at('wbe.json') })).toMatchObject({
			message: expect.stringMatching(/^There is no file .*wbe\.json to read the origins from\./),
		})
		expect(await refusalOf('main.ts', { origins: folder })).toMatchObject({
			message: expect.stringMatching(/ is a folder\. --origins takes a JSON file; /),
		})
	})
})
