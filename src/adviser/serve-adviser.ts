import { Refusal, type Adviser, type Answer, type Opening, type Question } from './adviser.ts'

/** The worker's side: says that the adviser is ready, or why it never will be, and answers in the order of asking. */
export function serveAdviser(load: () => Promise<Adviser>): void {
	load().then(
		(adviser) => {
			self.addEventListener(
				'message',
				({ data: { id, question } }: MessageEvent<{ id: number; question: Question }>) =>
					postMessage(answerTo(adviser, id, question)),
			)
			postMessage({ ready: true } satisfies Opening)
		},
		(error: unknown) => postMessage({ broken: say(error) } satisfies Opening),
	)
}

function answerTo(adviser: Adviser, id: number, question: Question): Answer<unknown> {
	try {
		return { id, answer: ask(adviser, question) }
	} catch (error) {
		return error instanceof Refusal ? { id, refused: error.why } : { id, spent: say(error) }
	}
}

function ask(adviser: Adviser, question: Question): unknown {
	const { about, files, file } = question
	switch (about) {
		case 'remarks':
			return adviser.remarks(files, file)
		case 'complete':
			return adviser.complete(files, file, question.at)
		case 'explain':
			return adviser.explain(files, file, question.at, question.name)
		case 'format':
			return adviser.format(files, file)
	}
}

function say(error: unknown): string {
	return error instanceof Error ? error.message : String(error)
}
