import { replaceImport } from './wasm-imports.ts'

/** Where the fields of C's `struct tm` lie that JavaScript's own conversions leave alone, in bytes. */
const [isDaylight, secondsEast] = [32, 36]

/** A name of a time zone, with its final zero, as C has it. */
const utc = new TextEncoder().encode('UTC\0')

/**
 * Sets the machine to UTC, as servers are: else what a program prints of the date would hang on where
 * the learner sits. `memory` is that of the WebAssembly, as it is by then.
 */
export function setToUtc(imports: WebAssembly.Imports, memory: () => ArrayBufferLike): void {
	const convert = (name: string) => {
		const found = imports['env']?.[name]
		if (typeof found !== 'function')
			throw new Error(`This Pyodide does not import ${name}, by which it knows the date.`)
		return (...args: (bigint | number)[]): unknown => Reflect.apply(found, undefined, args)
	}
	const [split, join] = [convert('_gmtime_js'), convert('_timegm_js')]
	const writeFields = (time: bigint, target: number) => {
		split(time, target)
		const fields = new DataView(memory(), target >>> 0)
		fields.setInt32(isDaylight, 0, true)
		fields.setInt32(secondsEast, 0, true)
	}
	replaceImport(imports, '_localtime_js', () => writeFields)
	replaceImport(imports, '_mktime_js', () => (fields: number) => {
		const time = BigInt(Number(join(fields)))
		// The 32nd of January has become the first of February.
		writeFields(time, fields)
		return time
	})
	replaceImport(
		imports,
		'_tzset_js',
		() => (offset: number, daylight: number, standardName: number, daylightName: number) => {
			const view = new DataView(memory())
			view.setInt32(offset >>> 0, 0, true)
			view.setInt32(daylight >>> 0, 0, true)
			for (const name of [standardName, daylightName])
				new Uint8Array(memory(), name >>> 0, utc.length).set(utc)
		},
	)
}
