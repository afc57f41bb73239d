import type { Connection, Network } from './network.ts'

/** Asks all of them at once, through connections that are closed whatever happens. */
export async function askAll(
  network: Network,
  names: string[],
  question: string,
): Promise<string[]> {
  const connections: Connection[] = []
  try {
    for (const name of names) connections.push(await network.connect(name))
    return await Promise.all(connections.map((connection) => connection.ask(question)))
  } finally {

    await Promise.all(connections.map((connection) => connection[Symbol.asyncDispose]()))
  }
}
