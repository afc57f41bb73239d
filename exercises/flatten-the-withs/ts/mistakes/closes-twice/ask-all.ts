import type { Connection, Network } from './network.ts'

/** Asks all of them at once, through connections that are closed whatever happens. */
export async function askAll(
  network: Network,
  names: string[],
  question: string,
): Promise<string[]> {
  await using stack = new AsyncDisposableStack()
  const connections: Connection[] = []
  for (const name of names) connections.push(stack.use(await network.connect(name)))
  const answers = await Promise.all(connections.map((connection) => connection.ask(question)))
  for (const connection of connections.toReversed()) await connection[Symbol.asyncDispose]()
  return answers
}
