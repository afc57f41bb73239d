import { expect, test, vi } from 'vitest'
import { MachineClock } from './clock.ts'
import { FileTimes, type FileSystem } from './file-times.ts'

const second = 1e9
const boot = Date.UTC(2030, 0, 1, 9)

/** A file as Emscripten makes it: it asks the world what time it is. */
class FileNode {
	declare atime?: number
	declare mtime?: number
	declare ctime?: number
	name_next?: FileNode
	readonly mode: number

	constructor(mode = 0o100_644) {
		this.mode = mode
		this.write()
	}

	write() {
		this.atime = this.mtime = this.ctime = Date.now()
	}
}

function open() {
	class Node extends FileNode {}
	const [old, older] = [new Node(), new Node()]
	old.name_next = older
	const clock = new MachineClock()
	const times = new FileTimes(clock)
	const fs: FileSystem = { FSNode: Node, nameTable: [undefined, old] }
	times.keep(fs)
	return { clock, times, old, older, create: (mode?: number) => new Node(mode) }
}

/** What a program calls to set times; at address 0 there are none. */
function utime({ times, set }: { times: FileTimes; set: () => void }, address: number): unknown {
	const imports = {
		env: {
			__syscall_utimensat: () => {
				set()
				return 0
			},
		},
	}
	times.listen(imports)
	return Reflect.apply(imports.env.__syscall_utimensat, undefined, [0, 0, address, 0])
}

test('while the machine boots its files are all of the same moment', () => {
	const { clock, old, older, create } = open()
	clock.work(1_000)
	expect([old.mtime, older.mtime, create().mtime]).toEqual([boot, boot, boot])
})

test('a file is written when the machine’s clock says', () => {
	const { clock, create } = open()
	clock.begin('pure')
	clock.skipTo(2 * second)
	const file = create()
	clock.skipTo(5 * second)
	expect(file.mtime).toBe(boot + 2_000)
	file.write()
	expect([file.atime, file.mtime, file.ctime]).toEqual([boot + 5_000, boot + 5_000, boot + 5_000])
	expect(clock.peek()).toBe(5 * second)
})

test('no two changes of a directory are of the same millisecond', () => {
	const { clock, create } = open()
	clock.begin('pure')
	const folder = create(0o040_755)
	const times = Array.from({ length: 3 }, () => {
		folder.write()
		return folder.mtime
	})
	expect(times).toEqual([boot + 1, boot + 2, boot + 3])
	clock.skipTo(5 * second)
	folder.write()
	expect(folder.mtime).toBe(boot + 5_000)
})

test('what was there before a program began is as old as the program', () => {
	vi.useFakeTimers({ now: Date.UTC(2026, 10, 25) })
	const { clock, old, create } = open()
	clock.begin('pure')
	clock.skipTo(9 * second)
	const file = create()
	clock.begin('hybrid')
	expect([old.mtime, file.mtime]).toEqual([clock.startDate, clock.startDate])
	vi.useRealTimers()
})

test('times that a program sets are kept, also by the next program', () => {
	const { clock, times, create } = open()
	clock.begin('pure')
	const file = create()
	const set = () => Object.assign(file, { atime: 5_000, mtime: 7_250 })
	expect(utime({ times, set }, 1_024)).toBe(0)
	clock.begin('pure')
	expect([file.atime, file.mtime, file.ctime]).toEqual([5_000, 7_250, boot])
})

test('with no times to set it is now', () => {
	const { clock, times, create } = open()
	clock.begin('pure')
	const file = create()
	clock.skipTo(3 * second)
	utime({ times, set: () => void (file.mtime = Date.now()) }, 0)
	expect(file.mtime).toBe(boot + 3_000)
})

test('after a failed attempt to set times, times are the machine’s again', () => {
	const { clock, times, create } = open()
	clock.begin('pure')
	const set = () => {
		throw new Error('no such file')
	}
	expect(() => utime({ times, set }, 1_024)).toThrow('no such file')
	expect(create().mtime).toBe(boot)
})
