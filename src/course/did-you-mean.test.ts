import { expect, test } from 'vitest'
import { didYouMean, nearest } from './did-you-mean.ts'

test('a slip of the keys is answered with the name that was meant', () => {
	expect(didYouMean('cauhtBy', ['caughtBy', 'hint', 'only'])).toBe(' Did you mean "caughtBy"?')
})

test('a word that is near no name is answered with nothing', () => {
	expect(didYouMean('banana', ['caughtBy', 'hint', 'only'])).toBe('')
})

test('of two near names the nearer one is meant', () => {
	expect(nearest('fetch-al', ['fetch-one', 'fetch-all'])).toBe('fetch-all')
})

test('letters count the same in either case', () => {
	expect(nearest('CAUGHTBY', ['caughtBy'])).toBe('caughtBy')
})
