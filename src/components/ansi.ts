// Colours as terminals write them: `ESC [ 31 m` and its like (ECMA-48, SGR). Programs print them for
// people; what is no colour is left out, for here nothing can be moved or erased.

/** The eight colours of a terminal, by their numbers. */
export const ansiColours = [
	'black',
	'red',
	'green',
	'yellow',
	'blue',
	'magenta',
	'cyan',
	'white',
] as const
export type AnsiColour = (typeof ansiColours)[number]

export interface AnsiStyle {
	colour?: AnsiColour
	bold?: true
	dim?: true
	italic?: true
	underline?: true
}

export interface Painted {
	text: string
	style: AnsiStyle
}

/** One sequence as a whole, or what may become one with the next piece. */
const sequence =
	/\u001b(?:\[([0-9;:?]*)[ -/]*([@-~])|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[^[\]])/g
const unfinished = /\u001b(?:\[[0-9;:?]*[ -/]*|\][^\u0007\u001b]*\u001b?)?$/
/** A sequence is short; a text that goes on for longer is none. */
const longest = 200

/** Reads what a program writes, piece by piece: what one piece begins the next may end. */
export class AnsiReader {
	#style: AnsiStyle = {}
	#held = ''

	/** The text of a piece without its codes, in stretches of one style each. */
	read(piece: string): Painted[] {
		const text = this.#held + piece
		const open = unfinished.exec(text)
		this.#held = open && open[0].length < longest ? open[0] : ''
		const whole = text.slice(0, text.length - this.#held.length)
		const painted: Painted[] = []
		let from = 0
		for (const match of whole.matchAll(sequence)) {
			this.#add(painted, whole.slice(from, match.index))
			from = match.index + match[0].length
			if (match[2] === 'm') this.#style = apply(this.#style, match[1] ?? '')
		}
		this.#add(painted, whole.slice(from))
		return painted
	}

	#add(painted: Painted[], text: string) {
		if (text !== '') painted.push({ text, style: this.#style })
	}
}

function apply(before: AnsiStyle, parameters: string): AnsiStyle {
	const codes = parameters.split(/[;:]/).map(Number)
	let style = { ...before }
	for (let at = 0; at < codes.length; at++) {
		const code = codes[at] ?? 0
		if (code === 0) style = {}
		else if (code === 38 || code === 48) {
			// One of 256, or red, green and blue: the first sixteen are known here.
			const colour = codes[at + 1] === 5 ? colourAt(codes[at + 2] ?? -1) : undefined
			if (code === 38) style = { ...without(style, 'colour'), ...(colour && { colour }) }
			at += codes[at + 1] === 5 ? 2 : 4
		} else style = change(style, code)
	}
	return style
}

function change(style: AnsiStyle, code: number): AnsiStyle {
	const colour = code >= 30 && code <= 37 ? colourAt(code - 30) : colourAt(code - 90)
	if (colour && (code <= 37 || code >= 90)) return { ...style, colour }
	switch (code) {
		case 1:
			return { ...style, bold: true }
		case 2:
			return { ...style, dim: true }
		case 3:
			return { ...style, italic: true }
		case 4:
			return { ...style, underline: true }
		case 22:
			return without(without(style, 'bold'), 'dim')
		case 23:
			return without(style, 'italic')
		case 24:
			return without(style, 'underline')
		case 39:
			return without(style, 'colour')
		default:
			return style
	}
}

/** Bright colours are the same ones: each theme has its own shades. */
function colourAt(number: number): AnsiColour | undefined {
	return number >= 0 && number < 16 ? ansiColours[number % 8] : undefined
}

function without(style: AnsiStyle, name: keyof AnsiStyle): AnsiStyle {
	const { [name]: _, ...rest } = style
	return rest
}
