/** Answered by the integration in library/publish-adviser.ts. */
declare module 'virtual:adviser-site' {
	/**
	 * The address of the folder with the advisers, ending in a slash, and its files by name: how long each is, and how
	 * much of it goes over the wire, in bytes.
	 */
	export const adviser: { base: string; files: Readonly<Record<string, readonly [number, number]>> }
}
