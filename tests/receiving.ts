import { endOf, startCourse, type CommandOptions, type Ended } from './course-command.ts'

/** A `course receive` that takes hand-ins. */
export interface Receiving extends AsyncDisposable {
	/** Where. */
	url: string
	/** What it has said up to now. */
	said(): string
	/** Ends it as Ctrl-C does. */
	end(): Promise<Ended>
}

/** Starts `course receive` in a folder, with these arguments and limits. Rejects with what it said when it ends instead. */
export async function receiveIn(
	folder: string,
	args: readonly string[],
	limits: Pick<CommandOptions, 'largestFile'> = {},
): Promise<Receiving> {
	const child = startCourse(['receive', ...args], { cwd: folder, ...limits })
	const ended = endOf(child)
	let said = ''
	const url = await new Promise<string>((resolve, reject) => {
		child.stdout?.on('data', (text: string) => {
			said += text
			const [found] = /http:\S+\/hand-ins/.exec(said) ?? []
			if (found !== undefined) resolve(found)
		})
		void ended.then(({ err }) => reject(new Error(`It ended: ${said}${err}`)))
	})
	return {
		url,
		said: () => said,
		end() {
			child.kill('SIGINT')
			return ended
		},
		async [Symbol.asyncDispose]() {
			child.kill()
			await ended
		},
	}
}
