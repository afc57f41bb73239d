// The copy of Comlink inside @webcontainer/api, which that package does not export. Its numbered
// message types differ from those of the `comlink` package, so no other copy can speak to the client.
declare module '*/@webcontainer/api/dist/vendor/index.js' {
	type Remote<T> = {
		[K in keyof T]: T[K] extends (...args: infer A) => infer R
			? (...args: A) => Promise<Awaited<R>>
			: Promise<Awaited<T[K]>>
	}
	export const Comlink: {
		expose(object: unknown, port: MessagePort): void
		wrap<T>(port: MessagePort): Remote<T>
		proxy<T extends object>(object: T): T
		releaseProxy: symbol
	}
}
