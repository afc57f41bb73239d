import type { Network } from './network.ts'

/** Asks all of them at once, through connections that are closed whatever happens. */
export async function askAll(
  network: Network,
  names: string[],
  question: string,
): Promise<string[]> {
  const answers: string[] = []
  for (const name of names) {
    await using connection = await network.connect(name)
    answers.push(await connection.ask(question))
  }
  return answers
}
