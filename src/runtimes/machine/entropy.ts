/**
 * Where the machine's chance comes from: `os.urandom`, and with it every `random.Random()` that is
 * given no seed. With a seed it is the same every time.
 */
export class Entropy {
	#state: number | undefined = 0

	/** From now on chance is that of the seed; with none, the world's. */
	begin(seed: number | undefined): void {
		this.#state = seed
	}

	fill(bytes: Uint8Array<ArrayBuffer>): void {
		if (this.#state === undefined) {
			// At most 65,536 bytes are given at one time.
			for (let at = 0; at < bytes.length; at += 65_536)
				crypto.getRandomValues(bytes.subarray(at, at + 65_536))
			return
		}
		for (let at = 0; at < bytes.length; at++) bytes[at] = this.#next() & 0xff
	}

	/** A step of a Weyl sequence, well mixed: nothing secret hangs on it. */
	#next(): number {
		this.#state = ((this.#state ?? 0) + 0x9e3779b9) | 0
		let mixed = this.#state
		mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
		mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
		return (mixed ^ (mixed >>> 16)) >>> 8
	}
}
