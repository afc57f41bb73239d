/** How many totals this thread has computed. Every thread loads a copy of this file of its own. */
export const here = { computed: 0 }

const firstSales = 15_000

/**
 * What the shop has sold until the end of this month, which doubles with every month. It adds up every
 * sale, and blocks until it has.
 */
export function totalUntil(month: number): number {
	here.computed++
	if (!(month >= 1 && month <= 12)) throw new RangeError(`There is no month ${month}.`)
	const sales = firstSales * 2 ** month
	let total = 0
	for (let sale = 1; sale <= sales; sale++) {
		total = (total + (sale % 97) * (sale % 89)) % 1_000_003
	}
	return total
}
