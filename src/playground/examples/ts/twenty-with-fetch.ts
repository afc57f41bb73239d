// Twenty requests, in flight at the same time.
async function fetchName(id: number): Promise<string> {
	const response = await fetch(`https://api.example/items/${id}`)
	if (!response.ok) throw new Error(`item ${id}: ${response.status}`)
	const { name } = (await response.json()) as { name: string }
	return name
}

const start = performance.now()
const ids = Array.from({ length: 20 }, (_, index) => index + 1)
const names = await Promise.all(ids.map(fetchName))
console.log(names.slice(0, 3), '…')
console.log(`${names.length} names in ${((performance.now() - start) / 1000).toFixed(1)} s`)
