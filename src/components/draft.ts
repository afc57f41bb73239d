import { overlay, type Files } from '../course/submission.ts'
import type { ProgressStore } from '../progress/progress-store.ts'
import type { Progress } from '../progress/progress.ts'
import type { Choice } from './notice.ts'
import { pageWord } from './page-words.ts'

/** Whose text it is, and where what is said of it goes. */
export interface DraftOwner {
	/** What it is, in what is said of it. */
	readonly noun: 'exercise' | 'program'
	/** The files the learner may edit, as they are now; setting them lays saved ones into the editors. */
	files: Files
	/** Lays files into the editors and saves them, as if the learner had typed them. */
	replaceFiles(files: Files): void
	notice(text: string, choices?: readonly Choice[]): void
	/** What is remembered has changed, other than by typing. */
	remembered(): void
	/** Shows whether there is text that could not be saved: while there is, nobody is told to reload. */
	set unsaved(unsaved: boolean)
}

/** What a learner wrote, kept in this browser: saved with every change, never lost without a word. */
export class Draft {
	readonly #store: ProgressStore
	readonly #owner: DraftOwner
	/** The learner has text that is not saved. */
	#dirty = false
	/** It will be saved when what is running has ended. */
	#isDue = false
	/** Said already that nothing can be saved. */
	#complained = false
	#progress: Progress = { files: {}, savedAt: 0, rungs: {} }

	constructor(store: ProgressStore, owner: DraftOwner) {
		this.#store = store
		this.#owner = owner
	}

	get progress(): Progress {
		return this.#progress
	}

	/** Lays what was saved into the editors. Answers whether there was something. */
	open(): boolean {
		const opened = this.#store.read()
		const { noun } = this.#owner
		switch (opened.status) {
			case 'new':
				return false
			case 'read':
				this.#progress = opened.progress
				this.#owner.files = opened.progress.files
				this.#owner.remembered()
				return true
			case 'aside':
				this.#owner.notice(pageWord(`${noun}Aside`, opened.why, opened.key))
				return false
			case 'blocked':
				this.#complained = true
				this.#owner.notice(pageWord(window.parent === window ? 'blocked' : 'blockedInFrame'))
				return false
		}
	}

	/** Adds to what is remembered, and saves it. */
	remember(more: Partial<Pick<Progress, 'passedAt' | 'rungs'>>) {
		this.#progress = { ...this.#progress, ...more }
		this.#owner.remembered()
		this.saveNow()
	}

	/**
	 * The learner typed. It is saved before the browser does anything else: a page that is left at once gets no time
	 * for it (a busy browser ends it after half a second), and a change of several files is saved once.
	 */
	changed() {
		this.#dirty = true
		if (this.#isDue) return
		this.#isDue = true
		queueMicrotask(() => this.#isDue && this.save())
	}

	/** Saves, whether or not anything has changed. */
	saveNow() {
		this.#dirty = true
		this.save()
	}

	/** Saves what has changed since the last time. */
	save() {
		this.#isDue = false
		if (!this.#dirty) return
		this.#progress = {
			...this.#progress,
			// What this page has no editor for came from an older or newer exercise: keep it.
			files: overlay(this.#progress.files, this.#owner.files),
			savedAt: Date.now(),
		}
		const saved = this.#store.save(this.#progress)
		// What could not be saved is tried again when the page is left: there may be room by then.
		this.#dirty = this.#owner.unsaved = saved.status !== 'saved'
		if (saved.status === 'saved') {
			this.#complained = false
			if (saved.overwrote) this.#offer(saved.overwrote)
			return
		}
		if (this.#complained) return
		this.#complained = true
		this.#owner.notice(pageWord(saved.cause === 'full' ? 'full' : 'unsaved'))
	}

	/** Something was stored, by whatever tab. */
	hear(event: StorageEvent) {
		const other = this.#store.heard(event)
		if (other) this.#offer(other)
	}

	/** Another tab saved other text: the learner chooses, and the last one saved wins until they do. */
	#offer(other: Progress) {
		const owner = this.#owner
		const mine = owner.files
		const differs = Object.entries(mine).some(
			([file, text]) => (other.files[file] ?? text) !== text,
		)
		if (other.passedAt !== undefined && this.#progress.passedAt === undefined) {
			this.#progress = { ...this.#progress, passedAt: other.passedAt }
			owner.remembered()
		}
		if (!differs) return
		owner.notice(pageWord(`${owner.noun}Other`), [
			{
				label: pageWord('useOther'),
				choose: () => {
					owner.replaceFiles(other.files)
					owner.notice(pageWord('isOther'), [
						{ label: pageWord('backToMine'), choose: () => owner.replaceFiles(mine) },
					])
				},
			},
			{ label: pageWord('keepMine'), choose: () => owner.replaceFiles(mine) },
		])
	}
}
