import { once } from 'node:events'
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strToU8, zipSync, type Zippable } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findHandIns, submitterOf, type FoundText, type Unread } from './collect-find.ts'

let folder: string
beforeEach(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'find-'))
})
afterEach(() => rm(folder, { recursive: true }))

const megabyte = 2 ** 20

async function find(...names: string[]) {
	const texts: FoundText[] = []
	const unread: Unread[] = []
	await findHandIns(
		(names.length > 0 ? names : ['.']).map((name) => path.join(folder, name)),
		{
			except: path.join(folder, 'gradebook'),
			onText: (found) => void texts.push(found),
			onUnread: (each) => void unread.push(each),
		},
	)
	const short = (place: string) => place.replace(`${path.basename(folder)}/`, '')
	return {
		texts: texts.map((found) => ({ ...found, place: short(found.place) })),
		unread: unread.map(({ place, why }) => `${short(place)}: ${why}`),
	}
}

async function lay(name: string, content: string | Uint8Array) {
	await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
	await writeFile(path.join(folder, name), content)
}
const layZip = (name: string, files: Zippable) => lay(name, zipSync(files))

describe('in a folder', () => {
	test('finds what ends in .json, however deep, and not what was written by the command', async () => {
		await lay('b.JSON', 'b')
		await lay('week/a.json', 'a')
		await lay('gradebook/results/a.json', 'ours')
		await lay('.hidden/a.json', 'hidden')
		await lay('__MACOSX/._a.json', 'noise')
		await lay('essay.pdf', '%PDF')
		expect(await find()).toEqual({
			texts: [
				{ place: 'b.JSON', text: 'b' },
				{ place: 'week/a.json', text: 'a' },
			],
			unread: ['essay.pdf: it is no hand-in: those end in .json, or are in a .zip'],
		})
	})

	test('follows no link, opens no socket, and reads nothing huge', async () => {
		await lay('a.json', 'a')
		await symlink('/etc/passwd', path.join(folder, 'link.json'))
		await symlink('.', path.join(folder, 'round'))
		const socket = createServer().listen(path.join(folder, 'socket.json'))
		await once(socket, 'listening')
		await lay('huge.json', '')
		await truncate(path.join(folder, 'huge.json'), 2 ** 40)
		await lay('latin.json', Uint8Array.of(0xe4, 0xff))
		const { texts, unread } = await find()
		socket.close()
		expect(texts).toEqual([{ place: 'a.json', text: 'a' }])
		expect(unread).toEqual([
			'huge.json: it is larger than 5 MB',
			'latin.json: it is not text',
			'link.json: it is a link, or no file at all',
			'round: it is a link, or no file at all',
			'socket.json: it is a link, or no file at all',
		])
	})
})

describe('in a zip', () => {
	test('finds whose it is, in Canvas’s and in Moodle’s', async () => {
		await layZip('canvas.zip', {
			'lovelaceada_71_900_ada.handin.json': strToU8('a'),
			'rossbob_LATE_72_901_bob.handin-1.json': strToU8('b'),
		})
		await layZip('moodle.zip', {
			'Ada Lovelace_4711_assignsubmission_file_/ada.json': strToU8('c'),
			'Ada Lovelace_4711_assignsubmission_file_/x_1_2_x.zip': zipSync({
				'Bob_12_assignsubmission_file_/b.json': strToU8('d'),
			}),
		})
		const { texts, unread } = await find()
		expect(
			texts.map(({ text, submitter }) => [text, submitter?.platform, submitter?.user]),
		).toEqual([
			['a', 'Canvas', '71'],
			['b', 'Canvas', '72'],
			['c', 'Moodle', '4711'],
			['d', 'Moodle', '4711'],
		])
		expect(unread).toEqual([])
	})

	test('passes over what is hostile or broken, and reads the rest', async () => {
		const bomb = zipSync({ 'a.json': [new Uint8Array(50 * megabyte), { level: 9 }] })
		await layZip('all.zip', {
			'1/../../../etc/cron.json': strToU8('x'),
			'/etc/cron.json': strToU8('x'),
			'C:\\x.json': strToU8('x'),
			'2/bomb.json': [new Uint8Array(50 * megabyte), { level: 9 }],
			'3/bomb.zip': bomb,
			'4/many.zip': zipSync(
				Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`${n}.json`, strToU8('y')])),
			),
			'5/large.zip': zipSync({
				'a.json': [new Uint8Array(3 * megabyte), { level: 9 }],
				'b.json': [new Uint8Array(3 * megabyte), { level: 9 }],
			}),
			'6/deep.zip': zipSync({ 'a.zip': bomb }),
			'7/link.json': [strToU8('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }],
			'8/torn.zip': bomb.slice(0, 500),
			'9/honest.json': strToU8('honest'),
		})
		await lay('torn.zip', bomb.slice(0, 500))
		const { texts, unread } = await find()
		expect(texts.filter(({ text }) => text === 'honest')).toHaveLength(1)
		expect(texts.filter(({ text }) => text === 'y')).toHaveLength(50)
		expect(unread).toEqual([
			'all.zip: 1/../../../etc/cron.json: its name leads out of the zip',
			'all.zip: /etc/cron.json: its name leads out of the zip',
			'all.zip: C:\\x.json: its name leads out of the zip',
			'all.zip: 2/bomb.json: it is larger than 5 MB when it is unpacked',
			'all.zip: 3/bomb.zip: a.json: it is larger than 5 MB when it is unpacked',
			'all.zip: 4/many.zip: it holds more than 50 files',
			'all.zip: 5/large.zip: b.json: it is larger than 2 MB when it is unpacked',
			'all.zip: 6/deep.zip: a.zip: it is a zip in a zip in a zip',
			'all.zip: 7/link.json: it is a link',
			'all.zip: 8/torn.zip: it is no zip, or it has been cut off',
			'torn.zip: it is no zip, or it has been cut off',
		])
	})
})

test.each([
	['lovelaceada_71_900_a_b.json', '71'],
	['Ada L_4711_assignsubmission_file/a.json', '4711'],
	['week 1/Ada L_4711_assignsubmission_file_/a.json', '4711'],
	['ada.handin.json', undefined],
	['a_1.json', undefined],
	['_1_2_a.json', undefined],
])('%s was handed in by %s', (name, user) => {
	expect(submitterOf(name).submitter?.user).toBe(user)
})
