import { expect, test } from 'vitest'
import { sameCharacter } from './same-character.ts'

test.each([
	['behind the same name', "x={'a':1}", "x={'a':|1}", 'x = {"a": 1}', 'x = {"a":| 1}'],
	['at the start', 'x=1', '|x=1', 'x = 1', '|x = 1'],
	['at the end', 'x=1\n\n', 'x=1\n\n|', 'x = 1\n', 'x = 1|\n'],
	['at the end of what has become shorter', 'a,b,', 'a,b,|', 'a', 'a|'],
])('%s', (_, before, from, after, to) => {
	expect(sameCharacter(before, from.indexOf('|'), after)).toBe(to.indexOf('|'))
})
