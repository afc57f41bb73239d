// Calling an async function starts it. Without an await, nobody waits for it or hears of its error.
async function save(text: string) {
	await new Promise((resolve) => setTimeout(resolve, 100))
	if (text === '') throw new Error('there is nothing to save')
	console.log('saved:', text)
}

await save('this one is awaited')
save('this one is not waited for')
console.log('done?')

try {
	save('')
} catch {
	console.log('never printed: the try is over before the error comes')
}
