// Leads every fetch of a program to the lab web on this computer, whose port LAB_PORT tells. Node imports it
// before the program. The header is the one that stock-run-lab.ts reads.
const lab = `http://127.0.0.1:${process.env['LAB_PORT']}`
const fetchOutside = globalThis.fetch

globalThis.fetch = async (input, options) => {
	const asked = new Request(input, options)
	const { origin, pathname, search } = new URL(asked.url)
	const led = new Request(new URL(pathname + search, lab), asked)
	led.headers.set('x-lab-origin', origin)
	const response = await fetchOutside(led)
	// It was led elsewhere, and the program is not to tell.
	Object.defineProperty(response, 'url', { value: asked.url })
	return response
}
