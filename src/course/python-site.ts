/** Where a site serves Python, as its pages are told when they are built. */
export interface PythonSite {
	/** The address of the folder with Python's files, ending in a slash. */
	base: string
	/** What the first run fetches, in bytes on the wire. */
	bytes: number
	/** What that is made of: how long each file is, and how much of it goes over the wire, in bytes. */
	files: Readonly<Record<string, readonly [length: number, sent: number]>>
	/** Whether aiohttp and Requests are among the files; the build says why when they are not. */
	packages: boolean
}
