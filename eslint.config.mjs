// @ts-check
import astro from 'eslint-plugin-astro'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

export default defineConfig(
	globalIgnores([
		'dist/',
		'.astro/',
		'.cache/',
		'test-results/',
		'playwright-report/',
		// Wrong on purpose: learners mend the one, suites catch the other.
		'exercises/*/*/starter/',
		'exercises/*/*/mistakes/',
		// It imports the learner's file, which lies beside it in a sandbox and nowhere else.
		'exercises/*/*/given/',
		// Programs to be run and to be changed; one of them forgets an await on purpose.
		'src/playground/examples/',
		// Torture for the runtimes and broken exercises for the laws.
		'tests/fixtures/',
		'**/fixtures/',
	]),
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	{
		files: ['**/*.{ts,mjs}'],
		extends: [tseslint.configs.strictTypeChecked],
		languageOptions: {
			parserOptions: {
				projectService: { allowDefaultProject: ['*.mjs', 'cli/*.mjs'] },
				tsconfigRootDir: import.meta.dirname,
			},
		},
		rules: {
			// A course on concurrency lives by these two.
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true },
			],
			// Numbers read well in a sentence.
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			// `() => list.push(x)` as a callback is a habit of the language, not a slip.
			'@typescript-eslint/no-confusing-void-expression': 'off',
			// `Promise.withResolvers<void>()` is a plain way to wait.
			'@typescript-eslint/no-invalid-void-type': 'off',
			// An interface may ask for a promise that an implementation has at once.
			'@typescript-eslint/require-await': 'off',
			// A rejection carries a signal's reason, which may be anything.
			'@typescript-eslint/prefer-promise-reject-errors': 'off',
			'@typescript-eslint/only-throw-error': [
				'error',
				{ allowThrowingUnknown: true, allowThrowingAny: false },
			],
			// A name that starts with _ takes a place that must be taken.
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
			],
			eqeqeq: 'error',
			'no-console': 'off',
		},
	},
	{
		// JavaScript that a bare machine runs: its types are JSDoc, and they are loose at the edges.
		files: ['**/*.mjs'],
		extends: [tseslint.configs.disableTypeChecked],
	},
	{
		files: ['src/**/*.ts', 'exercises/kit/**/*.ts'],
		ignores: ['src/library/**'],
		rules: {
			// The terminal belongs to the commands; what a page says, it says in the page.
			'no-console': 'error',
		},
	},
	{
		files: ['**/*.test.ts'],
		rules: {
			// vitest's asymmetric matchers, `expect.stringContaining(…)`, are typed `any`.
			'@typescript-eslint/no-unsafe-assignment': 'off',
			// What a value looks like is what is tested.
			'@typescript-eslint/no-base-to-string': 'off',
			'@typescript-eslint/no-extraneous-class': 'off',
		},
	},
	{
		// Plain TypeScript as a learner writes it: what comes out of `response.json()` is what it is.
		files: ['exercises/*/*/{solution,approaches}/**/*.ts'],
		rules: {
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
			'@typescript-eslint/no-base-to-string': 'off',
			'@typescript-eslint/no-explicit-any': 'off',
			'@typescript-eslint/no-non-null-assertion': 'off',
			// `throw signal.reason` throws what the caller gave.
			'@typescript-eslint/only-throw-error': 'off',
			'no-console': 'off',
		},
	},
	{
		// What is given lies beside a submission in a sandbox and apart from it here, so it has no type here;
		// `course check` checks the types where it lies beside it.
		files: ['exercises/*/*/suite.test.ts'],
		rules: {
			'@typescript-eslint/no-explicit-any': 'off',
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
			'@typescript-eslint/unbound-method': 'off',
		},
	},
	{
		// Their trade is to hold on to the world's functions before a learner can replace them.
		files: ['src/runtimes/inside/**/*.ts', 'exercises/kit/**/*.ts'],
		rules: {
			'@typescript-eslint/unbound-method': 'off',
			'@typescript-eslint/no-unsafe-function-type': 'off',
		},
	},
	{
		// They stand for Node's own modules, which print and take a callback for what it is.
		files: ['src/runtimes/inside/node/**/*.ts'],
		rules: { 'no-console': 'off', '@typescript-eslint/no-implied-eval': 'off' },
	},
	...astro.configs['flat/recommended'],
	...astro.configs['flat/jsx-a11y-strict'],
)
