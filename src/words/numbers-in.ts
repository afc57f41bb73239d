/** Numbers as a language writes them. What formats them is made once for each manner, for timelines write thousands. */
export function numbersIn(locale: string) {
	const formats = new Map<string, Intl.NumberFormat>()
	const format = (value: number, options: Intl.NumberFormatOptions) => {
		const key = JSON.stringify(options)
		const made = formats.get(key) ?? new Intl.NumberFormat(locale, options)
		formats.set(key, made)
		return made.format(value)
	}
	return {
		/** With as many digits after the point: `2.50`. */
		fixed: (value: number, digits: number) =>
			format(value, {
				minimumFractionDigits: digits,
				maximumFractionDigits: digits,
				useGrouping: false,
			}),
		/** With at most as many digits after the point, and no empty ones: `2.5`. */
		short: (value: number, digits: number) =>
			format(value, { maximumFractionDigits: digits, useGrouping: false }),
		/** To so many digits in all: `0.20`. */
		precise: (value: number, digits: number) =>
			format(value, { minimumSignificantDigits: digits, maximumSignificantDigits: digits }),
		/** To at most so many digits in all, and no empty ones: `350`. */
		rough: (value: number, digits: number) =>
			format(value, { maximumSignificantDigits: digits, useGrouping: false }),
		/** How many there are: `1,200`. */
		count: (value: number) => format(value, {}),
		date: (at: number) =>
			new Date(at).toLocaleDateString(locale, { day: 'numeric', month: 'long', year: 'numeric' }),
		time: (at: number) =>
			new Date(at).toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit' }),
	}
}
