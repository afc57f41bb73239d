import { withoutHeaders, type HostedSite, type HostRecipe } from './host-recipe.ts'

/** GitHub Pages sends no headers of ours, and serves a project at `/<repository>/`. */
export function githubPages({ base }: HostedSite): HostRecipe {
	return {
		files: [
			{ path: '.github/workflows/pages.yml', text: workflow },
			// Where a branch is published and no workflow, Jekyll would leave out each folder that begins with `_`.
			{ path: 'public/.nojekyll', text: '' },
		],
		notes: [
			'Commit both files, and choose “GitHub Actions” as the source, in the repository’s settings under Pages.',
			whereItIs(base),
			withoutHeaders,
			'Files are kept for ten minutes by browsers, whatever they are: a new version is seen by then.',
		],
	}
}

function whereItIs(base: string): string {
	const [name, ...deeper] = base.split('/').filter(Boolean)
	if (name === undefined)
		return "The base is /: that is right for a repository called <you>.github.io, and for a domain of your own. For any other set base: '/<repository>/' in course.config.ts."
	if (deeper.length > 0)
		return `The base is ${base}, and GitHub Pages serves a project in one folder. Set base: '/<repository>/' in course.config.ts.`
	return `The base is ${base}: the repository has to be called ${name}.`
}

const workflow = `# Written by \`course host github-pages\`.
name: pages

on:
  push:
    branches: [main]
  workflow_dispatch:

permissions:
  contents: read

concurrency:
  group: pages
  cancel-in-progress: false

jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    steps:
      - uses: actions/checkout@v5
        with:
          persist-credentials: false
      - uses: actions/setup-node@v6
        with:
          node-version: 24
          cache: npm
      - run: npm run build
      - uses: actions/upload-pages-artifact@v4
        with:
          path: dist

  publish:
    needs: build
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: \${{ steps.publish.outputs.page_url }}
    steps:
      - id: publish
        uses: actions/deploy-pages@v4
`
