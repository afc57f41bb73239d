/** Answered by the integration in library/publish-python.ts. */
declare module 'virtual:python-site' {
	import type { PythonSite } from './course/python-site.ts'

	export const python: PythonSite
}
