import { expect, test } from 'vitest'
import { importShim } from './link.ts'

const load = (source: string) => import(`data:text/javascript,${encodeURIComponent(source)}`)

async function shimOf(namespace: Record<string, unknown>): Promise<Record<string, unknown>> {
	let loaded: Record<string, unknown> = {}
	await importShim(namespace, async (source) => {
		loaded = (await load(source)) as Record<string, unknown>
	})
	return loaded
}

test('a shim exports what the namespace holds, names of JavaScript’s own included', async () => {
	const add = (a: number, b: number) => a + b
	const shim = await shimOf({ add, delete: 1, default: 'd', 'not-a-name': 2 })
	expect({ ...shim }).toEqual({ add, delete: 1, default: 'd' })
})

test('without a default of its own the whole namespace is the default', async () => {
	const namespace = { a: 1 }
	expect((await shimOf(namespace))['default']).toBe(namespace)
})

test('the namespace lies open only while the shim is evaluated', async () => {
	const before = Reflect.ownKeys(globalThis)
	const during: (string | symbol)[] = []
	await importShim({ a: 1 }, async (source) => {
		during.push(...Reflect.ownKeys(globalThis).filter((key) => !before.includes(key)))
		await load(source)
	})
	expect(during).toHaveLength(1)
	expect(Reflect.ownKeys(globalThis)).toEqual(before)
})

test('it is taken away also when the shim fails', async () => {
	const before = Reflect.ownKeys(globalThis)
	await expect(importShim({}, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
	expect(Reflect.ownKeys(globalThis)).toEqual(before)
})
