import sharp from 'sharp'

/** A type and not an interface, so that it fits Astro's `Props`. */
export type Icon = {
	name: string
	/** Each side, in pixels. */
	size: number
	/** `maskable`: the system may cut a circle out of it, so its middle alone is sure to be seen. */
	purpose: 'any' | 'maskable'
}

/** The icons of the installed course. */
export const icons: readonly Icon[] = [
	{ name: '192', size: 192, purpose: 'any' },
	{ name: '512', size: 512, purpose: 'any' },
	{ name: 'maskable', size: 512, purpose: 'maskable' },
]

/** Draws a logo, the text of a square SVG, as a PNG, on white: a home screen may be of any colour. */
export async function drawIcon(
	logo: string,
	{ size, purpose }: Icon,
): Promise<Uint8Array<ArrayBuffer>> {
	const border = Math.round(size * (purpose === 'maskable' ? 0.2 : 0.1))
	const inner = size - 2 * border
	const background = '#ffffff'
	const drawn = await sharp(Buffer.from(logo), { density: (72 * inner) / 32 })
		.resize(inner, inner)
		.extend({ top: border, bottom: border, left: border, right: border, background })
		.flatten({ background })
		.png()
		.toBuffer()
	return new Uint8Array(drawn)
}
