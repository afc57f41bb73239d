import type { Connection, Network } from './network.ts'

/** As deep a nest as there are names: each call opens one, and calls another for the rest. */
export async function askAll(
	network: Network,
	names: string[],
	question: string,
): Promise<string[]> {
	return await withMore(network, [], names, question)
}

async function withMore(
	network: Network,
	connections: Connection[],
	[name, ...others]: string[],
	question: string,
): Promise<string[]> {
	if (name === undefined) return await Promise.all(connections.map((each) => each.ask(question)))
	const connection = await network.connect(name)
	try {
		return await withMore(network, [...connections, connection], others, question)
	} finally {
		await connection[Symbol.asyncDispose]()
	}
}
