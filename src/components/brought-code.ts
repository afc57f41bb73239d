import { languageNames } from '../course/language.ts'
import { overlay, type Files } from '../course/submission.ts'
import type { Attempt } from '../grader/grader.ts'
import type { Progress } from '../progress/progress.ts'
import type { CourseExercise } from './course-exercise.ts'
import { readExerciseLink } from './exercise-link.ts'
import { showTabOf } from './language-tabs.ts'
import { words } from './spoken.ts'

/** What a link brought, for an exercise of this page. */
interface Brought {
	host: CourseExercise
	/** The hash it came in. */
	hash: string
	/** Where what becomes of it is kept, beside the learner's own. */
	draft: string
	files: Files
	/** The end of what is said of it: what was left out. */
	lacks: string
}

/** What a learner had when a link's code was laid over it, and when that was saved: for where nothing can be. */
const mine = new WeakMap<CourseExercise, Pick<Progress, 'files' | 'savedAt'>>()

/** The link that was opened last: every exercise of a page asks for it to be opened. */
let opened: string | undefined

/**
 * Opens the code that the address carries. It is offered, and never run by itself; the learner's own stays in its own
 * draft. The hash is taken out of the address, so that a reload asks no second time; what was shown is shown again.
 */
export async function openBroughtCode() {
	const fresh = location.hash.startsWith('#work=')
	const hash = fresh ? location.hash : shownBefore()
	if (hash === undefined || (!fresh && hash === opened)) return
	opened = hash
	if (fresh) history.replaceState(history.state, '', location.pathname + location.search)
	const exercises = [...document.querySelectorAll('course-exercise')]
	const first = exercises.find(isSeen) ?? exercises[0]
	const link = await readExerciseLink(hash)
	if (!first || link.status === 'none') return
	if (link.status === 'unreadable') return say(first, words.share.unreadableCode(link.why))
	const twins = exercises.filter((each) => isCalled(each, link.work.exercise))
	const found = find(link.work, twins)
	if (typeof found === 'string') return say(twins.find(isSeen) ?? twins[0] ?? first, found)
	const brought = { ...found, hash, draft: `link-${link.key}` }
	if (fresh) offer(brought)
	else show(brought)
}

function isCalled({ exercise, formerly }: CourseExercise, name: string): boolean {
	return exercise === name || formerly.includes(name)
}

/** The twin that the work is for, of its exercise's, and what of it can be laid there; or a sentence. */
function find(
	{ exercise, language, files }: Attempt,
	twins: readonly CourseExercise[],
): Pick<Brought, 'host' | 'files' | 'lacks'> | string {
	const [twin] = twins
	if (!twin) return words.share.notOnThisPage(exercise)
	const host = twins.find((each) => each.language === language)
	if (!host) return words.share.otherLanguage(languageNames[language], languageNames[twin.language])
	const has = (file: string) => Object.hasOwn(host.starter, file)
	const known = Object.fromEntries(Object.entries(files).filter(([file]) => has(file)))
	const extra = Object.keys(files).filter((file) => !has(file))
	if (Object.keys(known).length === 0) return words.share.noSuchFile(extra[0] ?? '')
	const lacks = extra.length === 0 ? '' : ` ${words.share.leftOut(extra.join(', '))}`
	return { host, files: overlay(host.starter, known), lacks }
}

function offer(brought: Brought) {
	const { host, files, lacks } = brought
	reveal(host)
	if (isSame(files, host.files)) return void host.notice(`${words.share.sameCode}${lacks}`)
	host.notice(`${words.share.brings}${lacks} ${words.share.yoursStaysUntil}`, [
		{ label: words.share.showIt, choose: () => show(brought) },
		{ label: words.share.keepMine, choose: () => host.say(words.share.yoursStays) },
	])
}

function show(brought: Brought) {
	const { host, hash, draft, files } = brought
	host.save()
	if (!mine.has(host)) mine.set(host, { files: host.files, savedAt: host.progress.savedAt })
	keepShown(hash)
	reveal(host)
	host.workOn(files, draft)
	tell(brought)
}

/** Says whose code is shown, and what can be done with it. */
function tell(brought: Brought) {
	const { host, files } = brought
	const changed = !isSame(files, host.files)
	const back = { label: words.share.backToMine, choose: () => goBack(brought) }
	const take = { label: words.share.makeItMine, choose: () => makeMine(brought) }
	const anew = {
		label: words.share.withoutMyChanges,
		choose: () => {
			host.replaceFiles(files)
			tell(brought)
		},
	}
	host.notice(
		changed ? words.share.broughtAndChanged : words.share.brought,
		changed ? [back, take, anew] : [back, take],
	)
}

function goBack(brought: Brought) {
	restore(brought.host)
	brought.host.notice(words.share.yoursAgain, [
		{ label: words.share.showTheLinks, choose: () => show(brought) },
	])
}

function makeMine({ host }: Brought) {
	const theirs = host.files
	restore(host)
	const before = host.files
	host.replaceFiles(theirs)
	host.notice(words.share.yoursNow, [
		{ label: words.share.bringMineBack, choose: () => host.replaceFiles(before) },
	])
}

/** The learner's own draft again. Where it could not be stored, or only what was before, it is as it stood here. */
function restore(host: CourseExercise) {
	keepShown(undefined)
	const left = mine.get(host)
	mine.delete(host)
	host.workOn(left?.files ?? host.starter)
	// What is newer in the store was saved by another tab since.
	const isNewer = left && host.progress.savedAt > left.savedAt
	if (left && !isNewer && !isSame(left.files, host.files)) host.replaceFiles(left.files)
}

function isSame(one: Files, other: Files): boolean {
	return Object.entries(one).every(([file, text]) => other[file] === text)
}

function say(host: CourseExercise, sentence: string) {
	reveal(host)
	host.notice(`${sentence} ${words.share.asYouLeftIt}`)
}

function isSeen(element: Element): boolean {
	return element.getClientRects().length > 0
}

/** The link may have been opened for an exercise far down the page, in the language that is not chosen. */
function reveal(host: CourseExercise) {
	if (!isSeen(host)) showTabOf(host)
	host.querySelector('[data-notices]')?.scrollIntoView({ block: 'center' })
}

/** What this entry of the browser's history shows instead of the learner's own. */
function shownBefore(): string | undefined {
	const state: unknown = history.state
	if (!(state instanceof Object && 'work' in state)) return undefined
	return typeof state.work === 'string' ? state.work : undefined
}

function keepShown(work: string | undefined) {
	history.replaceState({ ...Object(history.state), work }, '')
}
