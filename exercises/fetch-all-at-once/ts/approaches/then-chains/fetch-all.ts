/** Two rounds over everything: first all the answers, then all the bodies. */
export async function fetchAll(ids: number[]): Promise<string[]> {
	const responses = await Promise.all(
		ids.map((id) => fetch(`https://pokeapi.co/api/v2/pokemon/${id}`).then(accept)),
	)
	const bodies: { name: string }[] = await Promise.all(responses.map((response) => response.json()))
	return bodies.map(({ name }) => name)
}

function accept(response: Response): Response {
	if (!response.ok) throw new Error(`${response.url}: status ${response.status}`)
	return response
}
