import type { MachineClock } from './clock.ts'
import { replaceImport } from './wasm-imports.ts'

/** A file as Emscripten's file system in memory has it; its times are milliseconds since 1970. */
type FileNode = Partial<Record<TimeName, number>> & { mode?: number; name_next?: FileNode }

const timeNames = ['atime', 'mtime', 'ctime'] as const
type TimeName = (typeof timeNames)[number]

/** The part of Emscripten's file system that is used here. */
export interface FileSystem {
	FSNode: { prototype: FileNode }
	/** All files there are, as chains. */
	nameTable: readonly (FileNode | undefined)[]
}

/** The bits of a mode that say what kind of file it is, and those of a directory. */
const [fileType, directory] = [0o170_000, 0o040_000]

/** Whole milliseconds since the beginning of that program, by the machine's clock. */
interface Stamp {
	program: number
	at: number
}

/**
 * When files were written, by the machine's clock: Emscripten asks the world's. What was there before a
 * program began is as old as the program. No two changes of a directory are of the same millisecond.
 */
export class FileTimes {
	readonly #clock: MachineClock
	readonly #times = new WeakMap<FileNode, Map<TimeName, number | Stamp>>()
	/** While a program sets times by itself they are kept as they are. */
	#isGiven = false

	constructor(clock: MachineClock) {
		this.#clock = clock
	}

	/** Hears of the times that a program sets (`os.utime`). */
	listen(imports: WebAssembly.Imports): void {
		replaceImport(imports, '__syscall_utimensat', (set) => {
			return (folder: number, path: number, times: number, flags: number) => {
				// Without times it is now.
				this.#isGiven = times !== 0
				try {
					return Number(Reflect.apply(set, undefined, [folder, path, times, flags]))
				} finally {
					this.#isGiven = false
				}
			}
		})
	}

	/** From now on the times of that file system's files are the machine's. */
	keep({ FSNode: { prototype }, nameTable }: FileSystem): void {
		const own = this.#accessors()
		Object.defineProperties(prototype, own)
		for (let file of nameTable)
			for (; file; file = file.name_next) Object.defineProperties(file, own)
	}

	#accessors(): PropertyDescriptorMap {
		const { read, write } = { read: this.#read.bind(this), write: this.#write.bind(this) }
		const accessor = (name: TimeName) => ({
			get(this: FileNode) {
				return read(this, name)
			},
			set(this: FileNode, given: number) {
				write(this, name, given)
			},
		})
		return Object.fromEntries(timeNames.map((name) => [name, accessor(name)]))
	}

	#read(file: FileNode, name: TimeName): number {
		const time = this.#times.get(file)?.get(name)
		if (typeof time === 'number') return time
		const { startDate, programs } = this.#clock
		return time?.program === programs ? startDate + time.at : startDate
	}

	#write(file: FileNode, name: TimeName, given: number): void {
		const times = this.#times.get(file) ?? new Map<TimeName, number | Stamp>()
		this.#times.set(file, times)
		// Whatever else comes is the world's date, which the machine does not know.
		times.set(name, this.#isGiven ? given : this.#now(file, times.get(name)))
	}

	#now({ mode = 0 }: FileNode, last: number | Stamp | undefined): Stamp {
		const { programs: program } = this.#clock
		// While the machine boots its clock stands still: all its files are of the same moment.
		const at = program === 0 ? 0 : Math.floor(this.#clock.peek() / 1e6)
		if ((mode & fileType) !== directory) return { program, at }
		// Python sees by it whether there are new files to import, and in `pure` much fits into a millisecond.
		const before = typeof last === 'object' && last.program === program ? last.at : -1
		return { program, at: Math.max(at, before + 1) }
	}
}
