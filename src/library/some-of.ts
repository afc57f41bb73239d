import type { Loader } from 'astro/loaders'

/** The same loader without some of its entries, also when a dev server reads one again. */
export function someOf<L extends Loader>(loader: L, has: (id: string) => boolean): L {
	return {
		...loader,
		name: `some of ${loader.name}`,
		load: async (context) => {
			const { store } = context
			// What an earlier build kept of a course that had more.
			for (const id of store.keys()) if (!has(id)) store.delete(id)
			await loader.load({
				...context,
				store: { ...store, set: (entry) => has(entry.id) && store.set(entry) },
			})
		},
	}
}
