/**
 * Gives the symbols of disposal to a `Symbol` that lacks them. A sandbox is thrown away by
 * `Symbol.asyncDispose`, which not every Safari has; without it a class would name that method
 * "undefined". The registered symbols are the ones that compiled code looks for as well.
 */
export function giveDisposalSymbols(symbols: object): void {
	for (const name of ['dispose', 'asyncDispose']) {
		if (name in symbols) continue
		Object.defineProperty(symbols, name, { value: Symbol.for(`Symbol.${name}`) })
	}
}

giveDisposalSymbols(Symbol)
