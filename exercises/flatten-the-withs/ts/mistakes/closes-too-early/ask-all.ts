import type { Connection, Network } from './network.ts'

/** Asks all of them at once, through connections that are closed whatever happens. */
export async function askAll(
  network: Network,
  names: string[],
  question: string,
): Promise<string[]> {
  const connections: Connection[] = []
  for (const name of names) {
    await using connection = await network.connect(name)
    connections.push(connection)
  }
  return await Promise.all(connections.map((connection) => connection.ask(question)))
}
