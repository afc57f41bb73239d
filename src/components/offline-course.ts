import { weightOf } from '../course/offline-manifest.ts'
import { askVersions } from '../offline/ask-versions.ts'
import { KeptVersions, type KeptVersion } from '../offline/kept-versions.ts'
import { refusedSchema } from '../offline/messages.ts'
import { leaveCourse, takeCourse, type Progress } from '../offline/take-course.ts'
import { sayOffline, type OfflineState } from './offline-words.ts'
import { sayArrived } from './python-words.ts'
import { words } from './spoken.ts'

const deeds = ['take', 'stop', 'remove', 'reload'] as const
type Deed = (typeof deeds)[number]

/** Takes the whole course with the learner: says what it weighs, fetches it, goes on where it stopped, removes it. */
class OfflineCourse extends HTMLElement {
	#connection = new AbortController()
	#taking: AbortController | undefined
	/** The version that would be taken. */
	#version: KeptVersion | undefined

	get #base(): string {
		return this.getAttribute('base') ?? '/'
	}

	get #kept(): KeptVersions {
		return new KeptVersions(this.#base)
	}

	connectedCallback() {
		this.#connection = new AbortController()
		const { signal } = this.#connection
		// The worker gives this page in place of one that is not kept.
		const isInPlace = location.pathname === this.getAttribute('page')
		this.querySelector('[data-away]')?.toggleAttribute('hidden', isInPlace)
		this.addEventListener('click', (event) => this.#onClick(event), { signal })
		this.#show({ status: 'looking' })
		if (!isSecureContext) return this.#show({ status: 'unsupported', cause: 'insecure' })
		if (!('serviceWorker' in navigator) || !('caches' in window))
			return this.#show({ status: 'unsupported', cause: 'browser' })
		navigator.serviceWorker.addEventListener('message', (event) => this.#hear(event), { signal })
		navigator.serviceWorker.addEventListener('controllerchange', () => void this.#look(), {
			signal,
		})
		navigator.serviceWorker.startMessages()
		void this.#begin(signal)
	}

	disconnectedCallback() {
		this.#connection.abort()
		this.#taking?.abort()
	}

	async #begin(signal: AbortSignal) {
		try {
			await navigator.serviceWorker.register(`${this.#base}sw.js`, { updateViaCache: 'none' })
		} catch (error) {
			// Without a network an older registration does as well.
			if (!(await navigator.serviceWorker.getRegistration().catch(() => undefined)))
				return this.#show({ status: 'refused', cause: 'other', why: String(error) })
		}
		await navigator.serviceWorker.ready
		if (!signal.aborted) await this.#look()
	}

	/** The worker tells all pages when it could not keep its first files. */
	#hear({ data }: MessageEvent<unknown>) {
		const refused = refusedSchema.safeParse(data)
		if (!refused.success || this.#version) return
		const { cause, why } = refused.data
		this.#show({ status: 'refused', cause, why })
	}

	/** Finds out what is kept, and says it. */
	async #look() {
		if (this.#taking) return
		try {
			const { active } = await navigator.serviceWorker.ready
			if (!active) return
			const { version, current } = await askVersions(active, this.#base)
			if (version !== undefined && version !== current) return this.#show({ status: 'newer' })
			this.#version = await this.#kept.open(current)
			await this.#sayKept()
		} catch (error) {
			this.#show({ status: 'refused', cause: 'other', why: String(error) })
		}
	}

	async #sayKept() {
		if (!this.#version) return
		const { files } = this.#version.manifest
		const missing = await this.#version.missing()
		const room = weightOf(files).bytes
		if (missing.length === 0) {
			const persisted = await navigator.storage.persisted().catch(() => false)
			// What the learner has visited bit by bit is whole as well, and stays so.
			await this.#kept.setTaken(true)
			return this.#show({ status: 'complete', room, persisted })
		}
		const left = weightOf(missing).sent
		this.#show({ status: 'offered', begun: left < weightOf(files).sent * 0.9, left, room })
	}

	async #take() {
		const version = this.#version
		if (!version || this.#taking) return
		this.#taking = new AbortController()
		const { signal } = this.#taking
		const total = weightOf(version.manifest.files).sent
		this.#show({ status: 'taking', progress: { done: 0, total } })
		// Only asked for: a browser that says no keeps it all the same, as long as it can.
		await navigator.storage.persist().catch(() => false)
		const onProgress = (progress: Progress) => this.#showProgress(progress)
		const end = await takeCourse(this.#kept, version, { signal, onProgress })
		this.#taking = undefined
		if (end.status === 'complete') return this.#sayKept()
		const left = weightOf(await version.missing()).sent
		this.#show({ status: 'paused', end, left })
	}

	async #remove() {
		await leaveCourse(this.#kept)
		await this.#sayKept()
	}

	#onClick({ target }: Event) {
		const pressed = target instanceof Element ? target.closest<HTMLElement>('[data-deed]') : null
		const deed = deeds.find((each) => each === pressed?.dataset['deed'])
		if (deed) this.#do(deed)
	}

	#do(deed: Deed) {
		switch (deed) {
			case 'take':
				return void this.#take()
			case 'stop':
				return this.#taking?.abort()
			case 'remove':
				return void this.#remove()
			case 'reload':
				return location.reload()
		}
	}

	#show(state: OfflineState) {
		this.dataset['status'] = state.status
		const had = this.contains(document.activeElement)
		const said = this.querySelector<HTMLElement>('[data-said]')
		if (said) said.textContent = sayOffline(state)
		for (const deed of deeds) {
			const label = labelOf(deed, state)
			const button = this.querySelector<HTMLButtonElement>(`[data-deed=${deed}]`)
			if (!button) continue
			button.hidden = label === undefined
			button.textContent = label ?? ''
		}
		const bar = this.querySelector<HTMLElement>('[data-progress]')
		if (bar) bar.hidden = state.status !== 'taking'
		if (state.status === 'taking') this.#showProgress(state.progress)
		// The button that had the focus may be gone.
		if (had && !this.contains(document.activeElement)) this.#focusFirst()
	}

	#focusFirst() {
		const next = this.querySelector<HTMLElement>('[data-deed]:not([hidden])')
		;(next ?? this.querySelector<HTMLElement>('[data-said]'))?.focus()
	}

	#showProgress(progress: Progress) {
		const bar = this.querySelector('progress')
		const amount = this.querySelector('[data-amount]')
		if (!bar || !amount) return
		bar.max = progress.total
		bar.value = progress.done
		amount.textContent = sayArrived(progress)
	}
}

/** What a button says in a state; `undefined` hides it. */
function labelOf(deed: Deed, state: OfflineState): string | undefined {
	switch (deed) {
		case 'take':
			if (state.status === 'paused') return words.offline.goOn
			return state.status === 'offered' ? words.offline.take : undefined
		case 'stop':
			return state.status === 'taking' ? words.offline.stop : undefined
		case 'remove': {
			const has = state.status === 'paused' || state.status === 'complete'
			return has || (state.status === 'offered' && state.begun) ? words.offline.remove : undefined
		}
		case 'reload':
			return state.status === 'newer' || state.status === 'refused'
				? words.offline.reload
				: undefined
	}
}

customElements.define('offline-course', OfflineCourse)
