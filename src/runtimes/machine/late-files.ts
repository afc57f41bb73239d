/** The part of Emscripten's file system that is used here. */
export interface LateFileSystem {
	writeFile(path: string, content: string | Uint8Array): void
	lookupPath(path: string): { node: object }
	ErrnoError: new (number: number) => Error
}

/** EIO, as Emscripten's library for C numbers it. */
const inputOutputError = 29

export interface LateFiles {
	/** Reads one of them, at once. */
	read: (address: string) => Uint8Array
	/** Hears of one that could not be read, once; the program gets an `OSError`. */
	onMissing: (error: unknown) => void
}

/**
 * Lays files whose bytes are read when somebody looks into them: by their paths, the addresses where
 * they are. The libraries are thirteen megabytes, and what most programs import of them is in the snapshot.
 */
export function layLateFiles(
	fs: LateFileSystem,
	addresses: Readonly<Record<string, string>>,
	{ read, onMissing }: LateFiles,
): void {
	for (const [path, address] of Object.entries(addresses)) {
		fs.writeFile(path, '')
		const { node } = fs.lookupPath(path)
		let isTold = false
		const load = () => {
			try {
				const contents = read(address)
				settle(node, { contents, usedBytes: contents.length })
				return contents
			} catch (error) {
				if (!isTold) onMissing(error)
				isTold = true
				throw new fs.ErrnoError(inputOutputError)
			}
		}
		Object.defineProperties(node, {
			contents: late(() => load(), 'contents'),
			usedBytes: late(() => load().length, 'usedBytes'),
		})
	}
}

/** A property that is computed when it is asked for, unless it has been set before. */
function late(get: () => unknown, name: string): PropertyDescriptor {
	return {
		configurable: true,
		enumerable: true,
		get,
		set(this: object, value: unknown) {
			settle(this, { [name]: value })
		},
	}
}

function settle(node: object, values: Readonly<Record<string, unknown>>): void {
	for (const [name, value] of Object.entries(values))
		Object.defineProperty(node, name, {
			value,
			writable: true,
			configurable: true,
			enumerable: true,
		})
}
