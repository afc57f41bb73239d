// First the code that runs, then what settled promises wait for, then the timers.
setTimeout(() => console.log('5: a timer'), 0)

queueMicrotask(() => console.log('3: a microtask'))

async function hello() {
	console.log('1: an async function begins at once')
	await null
	console.log('4: and goes on after its await')
}

const greeting = hello()
console.log('2: the caller goes on')
await greeting
