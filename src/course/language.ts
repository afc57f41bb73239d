/** The languages an exercise can have a twin in; also the names of the twins' folders. */
export const languages = ['py', 'ts'] as const
export type Language = (typeof languages)[number]

/** What a learner calls the language. */
export const languageNames: Record<Language, string> = { py: 'Python', ts: 'TypeScript' }
