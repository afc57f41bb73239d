import { expect, test } from 'vitest'
import { giveDisposalSymbols } from './dispose-symbols.ts'

test('gives the symbols of disposal that are missing, and leaves the others alone', () => {
	const symbols = { dispose: Symbol.dispose }
	giveDisposalSymbols(symbols)
	expect(symbols.dispose).toBe(Symbol.dispose)
	expect(symbols).toHaveProperty('asyncDispose', Symbol.for('Symbol.asyncDispose'))
})
