import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { slug } from '../src/course/exercise.ts'
import { Refusal } from './refusal.ts'

/** A lesson that holds: it teaches one thing, and has one program in each language. */
function lessonText(title: string): string {
	return `---
title: ${JSON.stringify(title)}
description: Say in one sentence what this lesson is about.
minutes: 5
teaches:
  waiting: Say what a learner can do afterwards.
---

import { TabItem, Tabs } from '@astrojs/starlight/components'
import LiveCode from '../../components/LiveCode.astro'

Begin with the question that this lesson answers.

## A program to begin with

<Tabs syncKey="language">
<TabItem label="Python">

<LiveCode>

\`\`\`python
print("hello")
\`\`\`

\`\`\`text output
hello
\`\`\`

</LiveCode>

</TabItem>
<TabItem label="TypeScript">

<LiveCode>

\`\`\`ts
console.log('hello')
\`\`\`

\`\`\`text output
hello
\`\`\`

</LiveCode>

</TabItem>
</Tabs>
`
}

/** Writes a new lesson into `folder`; answers its file. Refuses a name that is none or that is taken. */
export async function beginLesson(
	name: string,
	{ title, folder }: { title: string | undefined; folder: string },
): Promise<string> {
	if (!slug.safeParse(name).success)
		throw new Refusal(
			`"${name}" is no name for a lesson: it is lower case words joined by hyphens, like "our-first-week".`,
		)
	const file = path.join(folder, `${name}.mdx`)
	const words = name.replaceAll('-', ' ')
	await mkdir(folder, { recursive: true })
	try {
		await writeFile(file, lessonText(title ?? words.charAt(0).toUpperCase() + words.slice(1)), {
			flag: 'wx',
		})
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
		throw new Refusal(`${file} is there already. Choose another name, or delete the file.`)
	}
	return file
}
