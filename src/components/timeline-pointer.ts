/** A point of the drawing: pixels from the start of the time, and from the top of the first lane. */
export interface Point {
	x: number
	y: number
}

/** What hands do on a drawing. */
export interface Gestures {
	/** The pointer rests or moves; `undefined`: it is gone. */
	hover(point: Point | undefined): void
	/** It was pressed and let go in one place. */
	press(point: Point, by: string): void
	/** The drawing is pulled along; pixels to the right since the last call. */
	drag(pixels: number): void
	zoom(factor: number, at: Point): void
}

/** Pixels that a hand may tremble before it drags. */
const tremble = 4
/** Pixels of a wheel that look twice as close. */
const wheelStep = 240

/** Hears mouse, pen, finger and wheel on `surface`; `locate` says where a place of the window is in the drawing. */
export function hearPointer(
	surface: HTMLElement,
	locate: (place: { clientX: number; clientY: number }) => Point,
	gestures: Gestures,
) {
	let pressed: { id: number; x: number; last: number; drags: boolean } | undefined
	surface.addEventListener('pointerdown', ({ button, pointerId: id, clientX: x }) => {
		if (button === 0) pressed = { id, x, last: x, drags: false }
	})
	surface.addEventListener('pointermove', (event) => {
		if (pressed?.id !== event.pointerId) {
			gestures.hover(locate(event))
			return
		}
		if (!pressed.drags && Math.abs(event.clientX - pressed.x) < tremble) return
		// Captured only now: a captured pointer would take the click from what lies under it.
		if (!pressed.drags) surface.setPointerCapture(event.pointerId)
		pressed.drags = true
		surface.toggleAttribute('dragging', true)
		gestures.hover(undefined)
		gestures.drag(event.clientX - pressed.last)
		pressed.last = event.clientX
	})
	surface.addEventListener('pointerup', (event) => {
		if (pressed?.id === event.pointerId && !pressed.drags)
			gestures.press(locate(event), event.pointerType)
		release()
	})
	const release = () => {
		pressed = undefined
		surface.removeAttribute('dragging')
	}
	surface.addEventListener('pointercancel', release)
	surface.addEventListener('pointerleave', () => gestures.hover(undefined))
	hearWheel(surface, locate, gestures)
}

/** With Ctrl or ⌘ the wheel looks closer, sideways it moves along; all else scrolls, as everywhere. */
function hearWheel(
	surface: HTMLElement,
	locate: (place: { clientX: number; clientY: number }) => Point,
	gestures: Gestures,
) {
	surface.addEventListener(
		'wheel',
		(event) => {
			const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
			if (event.ctrlKey || event.metaKey) {
				gestures.zoom(2 ** ((-event.deltaY * pixels) / wheelStep), locate(event))
			} else {
				const along = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX
				if (Math.abs(along) <= Math.abs(event.shiftKey ? 0 : event.deltaY)) return
				gestures.drag(-along * pixels)
			}
			event.preventDefault()
		},
		{ passive: false },
	)
}
