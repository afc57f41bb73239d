/** A function that a WebAssembly module imports; Emscripten writes its signature on it. */
type Import = ((...args: never[]) => unknown) & { sig?: string }

/** Puts another function in the place of every import of that name, made from the one that was there. */
export function replaceImport(
	imports: WebAssembly.Imports,
	name: string,
	make: (before: Import) => Import,
): void {
	for (const functions of Object.values(imports)) {
		const before = functions[name]
		if (typeof before !== 'function') continue
		// What it takes is known by its name alone.
		const original = before as Import
		const after = make(original)
		if (original.sig !== undefined) after.sig = original.sig
		functions[name] = after
	}
}
