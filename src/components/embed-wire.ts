/**
 * What an embedded exercise and the page around it say to each other. The page asks first, at the frame's own origin;
 * the frame answers whoever framed it, at the origin that asked. Neither learns more of the other than a height.
 */
export type EmbedMessage =
	{ type: 'interleave/hello' } | { type: 'interleave/height'; height: number }

/** What a page sends its frame, in the words of `EmbedMessage`. */
export const hello: EmbedMessage = { type: 'interleave/hello' }

export function isHello(data: unknown): boolean {
	return isOfType(data, hello.type)
}

/** How high a frame may ask to be, in pixels; what is longer is scrolled inside. */
export const heights = { least: 160, most: 6_000 }

/** The height a message asks for, held within `heights`; nothing when it is no such message. */
export function heightIn(data: unknown): number | undefined {
	if (!isOfType(data, 'interleave/height') || !('height' in data)) return undefined
	const { height } = data
	if (typeof height !== 'number' || !Number.isFinite(height)) return undefined
	return Math.min(heights.most, Math.max(heights.least, Math.ceil(height)))
}

function isOfType(data: unknown, type: EmbedMessage['type']): data is object {
	return typeof data === 'object' && data !== null && 'type' in data && data.type === type
}
