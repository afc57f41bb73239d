import { expect, test } from 'vitest'
import { megabytes, sayArrived, sayFetching } from './python-words.ts'

test('gives a size as people say it', () => {
	expect(megabytes(6_402_605)).toBe('6.4 MB')
	expect(megabytes(23_821_235)).toBe('24 MB')
})

test('says what is fetched, and that it is for once', () => {
	expect(sayFetching(6_402_605, { known: false })).toBe('Fetching Python, 6.4 MB, once…')
	expect(sayFetching(6_402_605, { known: true })).not.toContain('MB')
})

test('says how much has arrived in megabytes', () => {
	expect(sayArrived({ done: 4_210_000, total: 8_940_000 })).toBe('4.2 of 8.9 MB')
})
