import type { Connection, Network } from './network.ts'

/** Asks all of them at once, through connections that are closed whatever happens. */
export async function askAll(
  network: Network,
  names: string[],
  question: string,
): Promise<string[]> {
  await using stack = new AsyncDisposableStack()
  const connections: Connection[] = []
  for (const name of names) {
    try {
      connections.push(stack.use(await network.connect(name)))
    } catch (error) {
      console.error(error)
    }
  }
  return await Promise.all(connections.map((connection) => connection.ask(question)))
}
