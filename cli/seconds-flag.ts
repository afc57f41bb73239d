import { InvalidArgumentError } from 'commander'

/** The value of `--seconds`: a number above 0. */
export function readSeconds(text: string): number {
	const seconds = Number(text)
	if (!(seconds > 0) || !Number.isFinite(seconds))
		throw new InvalidArgumentError('seconds are a number above 0, like 2.5.')
	return seconds
}
