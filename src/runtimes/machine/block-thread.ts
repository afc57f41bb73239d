let cell: Int32Array | undefined

/**
 * Sleeps for that many milliseconds without turning the event loop. Nothing else may use the time: a
 * thread of the browser's that waits costs nothing.
 */
export function blockThread(milliseconds: number): void {
	if (milliseconds <= 0) return
	try {
		cell ??= new Int32Array(new WebAssembly.Memory({ shared: true, initial: 1, maximum: 1 }).buffer)
		Atomics.wait(cell, 0, 0, milliseconds)
	} catch {
		// Some browsers keep shared memory from pages that are not isolated: the time passes all the same.
		const end = performance.now() + milliseconds
		while (performance.now() < end);
	}
}
