import { describe, expect, test } from 'vitest'
import { formatCsv, parseCsv } from './collect-csv.ts'

describe('a table is read', () => {
	test.each([
		['a,b\nc,d\n', 'with the line ends of Unix'],
		['\uFEFFa,b\r\nc,d\r\n', 'with a mark and the line ends of Windows'],
		['a,b\rc,d', 'with the line ends of an old Mac'],
		['a;b\nc;d', 'with semicolons'],
		['a\tb\nc\td\n\n', 'with tabs, and without its empty lines'],
		['"a",b\n"c",d', 'in quotes'],
	])('%j', (text) => {
		expect(parseCsv(text)).toEqual([
			['a', 'b'],
			['c', 'd'],
		])
	})

	test('with whatever stands in quotes', () => {
		expect(parseCsv('name,note\n"Lovelace, Ada","she said ""no"",\r\ntwice"')).toEqual([
			['name', 'note'],
			['Lovelace, Ada', 'she said "no",\r\ntwice'],
		])
	})

	test('where a quote is never closed', () => {
		expect(parseCsv('a,"b\nc')).toEqual([['a', 'b\nc']])
	})
})

describe('a table is written', () => {
	test('so that it is read as it was', () => {
		const rows = [
			['Lovelace, Ada', 'she said "no"', 'two\nlines', '李', ' x '],
			['a;b', '', 'c', 'd', 'e'],
		]
		expect(parseCsv(formatCsv(rows))).toEqual(rows)
	})

	test.each([
		'=1+1',
		'+1',
		'-1',
		'@SUM(A1)',
		'\t=1',
		'\r=1',
		'\n=1',
		'  =1',
		'＝1',
		'=HYPERLINK("http://x","y")',
	])('with no formula: %j', (cell) => {
		expect(parseCsv(formatCsv([[cell, 'b']]))).toEqual([[`'${cell}`, 'b']])
	})

	test('with numbers as they are', () => {
		expect(formatCsv([[1, -1, 0.5]])).toBe('1,-1,0.5\r\n')
	})
})
