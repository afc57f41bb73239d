/** Custom properties of CSS with their values. */
export type Shades = Readonly<Record<string, string>>

/** Light of the backgrounds that accents lie on, from styles/course.css. */
const backgrounds = { dark: '#151b1a', light: '#ffffff' } as const

/** What a text needs against what is behind it; WCAG 2.2, 1.4.3. */
const readable = 4.5

/**
 * The shades of one colour in both themes: of the same hue as `accent`, and each as light as it must be to be read
 * where it is used. `accent` is like `#0f6b61`.
 */
export function shadesOf(accent: string): { dark: Shades; light: Shades } {
	const { chroma, hue } = toOklch(accent)
	const shade = (lightness: number, most = chroma) =>
		toHex({ lightness, chroma: Math.min(chroma, most), hue })
	/** As light as it may be below (or as dark as it may be above) that light, to be read on what is behind it. */
	const legible = (from: number, step: number, behind: readonly string[]) => {
		for (let lightness = from; lightness > 0 && lightness < 1; lightness += step) {
			const hex = shade(lightness)
			if (behind.every((other) => contrast(hex, other) >= readable)) return hex
		}
		return step < 0 ? '#000000' : '#ffffff'
	}
	const low = { dark: shade(0.31, 0.05), light: shade(0.94, 0.03) }
	const button = {
		dark: legible(0.55, -0.01, ['#ffffff']),
		light: legible(0.5, -0.01, ['#ffffff']),
	}
	return {
		dark: {
			'--sl-color-accent-low': low.dark,
			'--sl-color-accent': shade(0.57),
			'--sl-color-accent-high': legible(0.85, 0.01, [backgrounds.dark, low.dark]),
			'--course-button': button.dark,
			'--course-button-over': darker(button.dark),
			'--course-selection': shade(0.39, 0.06),
			'--course-active-line': '#ffffff0a',
		},
		light: {
			'--sl-color-accent-low': low.light,
			'--sl-color-accent': legible(0.5, -0.01, [backgrounds.light, low.light]),
			'--sl-color-accent-high': legible(0.36, -0.01, [backgrounds.light, low.light]),
			'--course-button': button.light,
			'--course-button-over': darker(button.light),
			'--course-selection': shade(0.89, 0.05),
			'--course-active-line': `${button.light}0a`,
		},
	}
}

/** How far two colours are apart, from 1 to 21; WCAG 2.2, “contrast ratio”. */
export function contrast(one: string, other: string): number {
	const [light = 0, dark = 0] = [one, other].map(luminance).sort((a, b) => b - a)
	return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
	const [red = 0, green = 0, blue = 0] = linear(hex)
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

interface Oklch {
	lightness: number
	chroma: number
	/** In radians. */
	hue: number
}

function darker(hex: string): string {
	const { lightness, ...rest } = toOklch(hex)
	return toHex({ ...rest, lightness: lightness - 0.08 })
}

/** Red, green and blue from 0 to 1, as light adds up. */
function linear(hex: string): number[] {
	return [1, 3, 5].map((at) => {
		const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
	})
}

/** The matrices are those of CSS Color 4, section 9.3, by Björn Ottosson. */
function toOklch(hex: string): Oklch {
	const [red = 0, green = 0, blue = 0] = linear(hex)
	const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
	const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
	const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
	const a = 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short
	const b = 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short
	return {
		lightness: 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
		chroma: Math.hypot(a, b),
		hue: Math.atan2(b, a),
	}
}

/** The nearest colour that a screen has: with as much of its chroma as fits. */
function toHex({ lightness, chroma, hue }: Oklch): string {
	for (let kept = chroma; ; kept -= 0.005) {
		const channels = toLinear({ lightness, chroma: Math.max(0, kept), hue })
		const fits = channels.every((value) => value > -0.0005 && value < 1.0005)
		if (fits || kept <= 0) return `#${channels.map(toByte).join('')}`
	}
}

function toLinear({ lightness, chroma, hue }: Oklch): number[] {
	const a = chroma * Math.cos(hue)
	const b = chroma * Math.sin(hue)
	const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
	const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
	const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
	return [
		4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
		-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
		-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
	]
}

function toByte(value: number): string {
	const clipped = Math.min(1, Math.max(0, value))
	const encoded = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055
	return Math.round(encoded * 255)
		.toString(16)
		.padStart(2, '0')
}
