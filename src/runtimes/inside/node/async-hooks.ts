import { bind, currentContext, hooks, runIn, setContext, type Context } from './async-context.ts'

interface StorageOptions<T> {
	defaultValue?: T
	name?: string
}

/** A value that belongs to a task and everything it starts. */
export class AsyncLocalStorage<T> {
	readonly name: string
	readonly #fallback: T | undefined

	constructor({ defaultValue, name = '' }: StorageOptions<T> = {}) {
		this.#fallback = defaultValue
		this.name = name
	}

	getStore(): T | undefined {
		const context = currentContext()
		return context.has(this) ? (context.get(this) as T | undefined) : this.#fallback
	}

	run<A extends unknown[], R>(store: T, work: (...args: A) => R, ...args: A): R {
		return runIn(this.#with(store), () => work(...args))
	}

	exit<A extends unknown[], R>(work: (...args: A) => R, ...args: A): R {
		return runIn(this.#without(), () => work(...args))
	}

	enterWith(store: T): void {
		hooks.r(this.#with(store), undefined)
	}

	disable(): void {
		setContext(this.#without())
	}

	static bind<F>(work: F): F {
		return bind(work)
	}

	static snapshot(): <A extends unknown[], R>(work: (...args: A) => R, ...args: A) => R {
		const context = currentContext()
		return (work, ...args) => runIn(context, () => work(...args))
	}

	#with(store: T): Context {
		return new Map(currentContext()).set(this, store)
	}

	#without(): Context {
		const context = new Map(currentContext())
		context.delete(this)
		return context
	}
}

/** Keeps the context it was made in, for work that something else starts. */
export class AsyncResource {
	readonly type: string
	readonly #context = currentContext()

	constructor(type: string) {
		this.type = type
	}

	runInAsyncScope<A extends unknown[], R>(work: (...args: A) => R, self?: unknown, ...args: A): R {
		return runIn(this.#context, () => Reflect.apply<unknown, A, R>(work, self, args))
	}

	bind<A extends unknown[], R>(work: (...args: A) => R): (...args: A) => R {
		return (...args) => this.runInAsyncScope(work, undefined, ...args)
	}

	emitDestroy(): this {
		return this
	}

	static bind<F>(work: F): F {
		return bind(work)
	}
}

function unavailable(name: string): () => never {
	return () => {
		throw new Error(
			`async_hooks.${name} is not here: a browser gives its tasks no numbers. AsyncLocalStorage is; for the rest run it in real Node.`,
		)
	}
}

export const createHook = unavailable('createHook')
export const executionAsyncId = unavailable('executionAsyncId')
export const triggerAsyncId = unavailable('triggerAsyncId')
export const executionAsyncResource = unavailable('executionAsyncResource')

export default {
	AsyncLocalStorage,
	AsyncResource,
	createHook,
	executionAsyncId,
	triggerAsyncId,
	executionAsyncResource,
}
