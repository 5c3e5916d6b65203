/** Who looked, as the page of whoever is signed in tells it. */

/** How many of all looks, from every page of the list, have all of these words in their line. `get` answers the HTML of a page of theirs. */
export async function looksWith(
	get: (path: string) => Promise<string>,
	...words: readonly string[]
): Promise<number> {
	let count = 0;
	for (let number = 1; ; number += 1) {
		const html = await get(`/en/my/looked?page=${number}`);
		const lines = html.match(/<tr><th scope="row">.*?<\/tr>/gs) ?? [];
		count += lines.filter((line) => words.every((word) => line.includes(word))).length;
		if (!html.includes('rel="next"')) return count;
	}
}
