/**
 * What Ruff looks for, with the names under which its documentation explains each: errors, and what goes wrong
 * with concurrency. How a program looks is nobody's business here but Format's.
 */
export const ruffRules: Readonly<Record<string, string>> = {
	// Blocking calls, and waiting that is none, in async functions.
	ASYNC100: 'cancel-scope-no-checkpoint',
	ASYNC105: 'trio-sync-call',
	ASYNC109: 'async-function-with-timeout',
	ASYNC110: 'async-busy-wait',
	ASYNC115: 'async-zero-sleep',
	ASYNC116: 'long-sleep-not-forever',
	ASYNC210: 'blocking-http-call-in-async-function',
	ASYNC212: 'blocking-http-call-httpx-in-async-function',
	ASYNC220: 'create-subprocess-in-async-function',
	ASYNC221: 'run-process-in-async-function',
	ASYNC222: 'wait-for-process-in-async-function',
	ASYNC230: 'blocking-open-call-in-async-function',
	ASYNC240: 'blocking-path-method-in-async-function',
	ASYNC250: 'blocking-input-in-async-function',
	ASYNC251: 'blocking-sleep-in-async-function',
	// A task that nobody holds on to.
	RUF006: 'asyncio-dangling-task',
	// What swallows a cancellation.
	E722: 'bare-except',
	B012: 'jump-statement-in-finally',
	// What two tasks or two rounds of a loop share without knowing.
	B006: 'mutable-argument-default',
	B023: 'function-uses-loop-variable',
	// What is computed and dropped.
	B015: 'useless-comparison',
	B018: 'useless-expression',
	SIM115: 'open-file-with-context-handler',
	PLE1142: 'await-outside-async',
	E902: 'io-error',
	// Pyflakes: what cannot be meant.
	F401: 'unused-import',
	F402: 'import-shadowed-by-loop-var',
	F403: 'undefined-local-with-import-star',
	F404: 'late-future-import',
	F405: 'undefined-local-with-import-star-usage',
	F406: 'undefined-local-with-nested-import-star-usage',
	F407: 'future-feature-not-defined',
	F501: 'percent-format-invalid-format',
	F502: 'percent-format-expected-mapping',
	F503: 'percent-format-expected-sequence',
	F504: 'percent-format-extra-named-arguments',
	F505: 'percent-format-missing-argument',
	F506: 'percent-format-mixed-positional-and-named',
	F507: 'percent-format-positional-count-mismatch',
	F508: 'percent-format-star-requires-sequence',
	F509: 'percent-format-unsupported-format-character',
	F521: 'string-dot-format-invalid-format',
	F522: 'string-dot-format-extra-named-arguments',
	F523: 'string-dot-format-extra-positional-arguments',
	F524: 'string-dot-format-missing-arguments',
	F525: 'string-dot-format-mixing-automatic',
	F541: 'f-string-missing-placeholders',
	F601: 'multi-value-repeated-key-literal',
	F602: 'multi-value-repeated-key-variable',
	F621: 'expressions-in-star-assignment',
	F622: 'multiple-starred-expressions',
	F631: 'assert-tuple',
	F632: 'is-literal',
	F633: 'invalid-print-syntax',
	F634: 'if-tuple',
	F701: 'break-outside-loop',
	F702: 'continue-outside-loop',
	F704: 'yield-outside-function',
	F706: 'return-outside-function',
	F707: 'default-except-not-last',
	F722: 'forward-annotation-syntax-error',
	F811: 'redefined-while-unused',
	F821: 'undefined-name',
	F822: 'undefined-export',
	F823: 'undefined-local',
	F841: 'unused-variable',
	F842: 'unused-annotation',
	F901: 'raise-not-implemented',
}

/** Where Ruff explains a rule, or `undefined` for what has no page: a syntax error. */
export function ruleUrl(code: string): string | undefined {
	const name = Object.hasOwn(ruffRules, code) ? ruffRules[code] : undefined
	return name && `https://docs.astral.sh/ruff/rules/${name}/`
}

/** What cannot run at all, and what ends in an exception where it is reached. */
export function isError(code: string): boolean {
	return !/^[A-Z]+\d+$/.test(code) || /^(E9|F70|F722|F82|PLE)/.test(code)
}
