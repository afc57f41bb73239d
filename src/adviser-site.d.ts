/** Answered by the integration in library/publish-adviser.ts. */
declare module 'virtual:adviser-site' {
	/** The address of the folder with the advisers, ending in a slash. */
	export const adviser: { base: string }
}
