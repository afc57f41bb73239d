import type { Connection, Network } from './network.ts'

/** Asks all of them at once, through connections that are closed whatever happens. */
export async function askAll(
  network: Network,
  names: string[],
  question: string,
): Promise<string[]> {
  const connections: Connection[] = []
  for (const name of names) connections.push(await network.connect(name))
  await using stack = new AsyncDisposableStack()
  for (const connection of connections) stack.use(connection)
  return await Promise.all(connections.map((connection) => connection.ask(question)))
}
