import { countDownTogether } from './count-down.ts'

const start = performance.now()
const at = () => `${((performance.now() - start) / 1000).toFixed(1)} s`

let ticking = setTimeout(() => {
	console.log(`${at()}  tick`)
	ticking = setInterval(() => console.log(`${at()}  tick`), 1000)
}, 500)

await countDownTogether({ kettle: 2, egg: 3, toast: 1 }, (name, number) =>
	console.log(`${at()}  ${name}: ${number || 'ready'}`),
)
clearInterval(ticking)
console.log(`breakfast after ${at()}`)
