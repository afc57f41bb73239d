import { expect, test } from 'vitest'
import { pythonMutationsOf } from './python-mutations.ts'

const tried = (text: string) => pythonMutationsOf(text).map(({ line, what }) => `${line}: ${what}`)
const texts = (text: string) => pythonMutationsOf(text).map((mutation) => mutation.text)

test('an await is taken away, and the rest of the file stays as it is', () => {
	expect(texts('# first\nname = await fetch_name(id)\n')).toEqual([
		'# first\nname = fetch_name(id)\n',
	])
})

test('gather keeps the errors, over as many lines as it takes', () => {
	expect(texts('names = asyncio.gather(*calls)')).toEqual([
		'names = asyncio.gather(*calls, return_exceptions=True)',
	])
	expect(texts('names = asyncio.gather(\n    one(),\n    other(),\n)')).toEqual([
		'names = asyncio.gather(\n    one(),\n    other(),\n return_exceptions=True)',
	])
})

test('comparisons, sums and counters are turned', () => {
	expect(texts('ok = a < b and c == d')).toEqual([
		'ok = a <= b and c == d',
		'ok = a < b or c == d',
		'ok = a < b and c != d',
	])
	expect(texts('count += a + b')).toEqual(['count -= a + b', 'count += a - b'])
	expect(tried('x = f(-a) * -b\nreturn -a')).toEqual([])
	expect(tried('when = asyncio.FIRST_COMPLETED')).toEqual(['1: ALL_COMPLETED for FIRST_COMPLETED'])
})

test('a number is one too many, and a number in a text is none', () => {
	expect(tried('places = Semaphore(5)  # 6\nname = f"{7} and 8"')).toEqual(['1: 6 for 5'])
})

test('a condition is turned round', () => {
	expect(texts('while not done(a, b):\n    pass')).toEqual([
		'while not (not done(a, b)):\n    pass',
	])
	expect(tried('elif x[1:2]:\n    pass')).toContain('1: with "x[1:2]" turned round')
})

test('a statement is left out, and a declaration, an assignment or a return is not', () => {
	expect(
		tried(
			[
				'def f(n: int = 3) -> int:',
				'    """It does."""',
				'    clear(timer, now=True)',
				'    a: int = b',
				'    raise error',
				'    return a',
			].join('\n'),
		),
	).toEqual(['3: without "clear(timer, now=True)"', '5: without "raise error"'])
	expect(texts('response.raise_for_status()\n')).toEqual(['pass\n'])
})

test('imports, decorators and heads of functions are left alone', () => {
	expect(tried('from a import b\nimport c\n@cache(1)\nasync def f(n=2):\n    pass')).toEqual([])
})
