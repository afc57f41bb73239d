import { expect, test } from 'vitest'
import { setToUtc } from './time-zone.ts'

const january = Date.UTC(2030, 0, 32) / 1_000

/** Memory whose every byte is something, and Emscripten's conversions as far as they matter here. */
function open() {
	const memory = new Uint8Array(256).fill(0xff)
	const view = new DataView(memory.buffer)
	const env: Record<string, (...args: never[]) => unknown> = {
		_gmtime_js: (time: bigint, target: number) =>
			view.setInt32(target + 12, new Date(Number(time) * 1_000).getUTCDate(), true),
		_timegm_js: () => BigInt(january),
		_localtime_js: () => undefined,
		_mktime_js: () => undefined,
		_tzset_js: () => undefined,
	}
	setToUtc({ env }, () => memory.buffer)
	const call = (name: string, ...args: (number | bigint)[]): unknown =>
		Reflect.apply(env[name] ?? (() => undefined), undefined, args)
	return { view, memory, call }
}

test('the local time is that of UTC, without daylight saving', () => {
	const { view, call } = open()
	call('_localtime_js', BigInt(january), 64)
	const [day, isDaylight, east] = [12, 32, 36].map((at) => view.getInt32(64 + at, true))
	expect({ day, isDaylight, east }).toEqual({ day: 1, isDaylight: 0, east: 0 })
})

test('a local time is a moment of UTC, and its fields are put in order', () => {
	const { view, call } = open()
	view.setInt32(64 + 12, 32, true)
	expect(call('_mktime_js', 64)).toBe(BigInt(january))
	expect(view.getInt32(64 + 12, true)).toBe(1)
})

test('the zone is called UTC, in summer too', () => {
	const { view, memory, call } = open()
	call('_tzset_js', 0, 4, 32, 64)
	expect([view.getInt32(0, true), view.getInt32(4, true)]).toEqual([0, 0])
	for (const at of [32, 64])
		expect(new TextDecoder().decode(memory.subarray(at, at + 4))).toBe('UTC\0')
})

test('a Pyodide without the conversions is told by name', () => {
	expect(() => setToUtc({ env: {} }, () => new ArrayBuffer(0))).toThrow('_gmtime_js')
})
