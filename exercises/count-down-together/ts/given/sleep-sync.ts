/** Blocks the thread for that many milliseconds: nothing else runs in it, no timer and no answer. */
export function sleepSync(milliseconds: number): void {
	Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}
