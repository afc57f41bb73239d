import type { Network } from './network.ts'

/** Asks all of them at once, through connections that are closed whatever happens. */
export async function askAll(
	network: Network,
	names: string[],
	question: string,
): Promise<string[]> {
	const [first, second, third] = names as [string, string, string]
	const a = await network.connect(first)
	try {
		const b = await network.connect(second)
		try {
			const c = await network.connect(third)
			try {
				return await Promise.all([a.ask(question), b.ask(question), c.ask(question)])
			} finally {
				await c[Symbol.asyncDispose]()
			}
		} finally {
			await b[Symbol.asyncDispose]()
		}
	} finally {
		await a[Symbol.asyncDispose]()
	}
}
