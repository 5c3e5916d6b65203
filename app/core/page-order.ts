/** What is wrong with a form, in the order in which the page asks: whoever mends it goes down the page once. */

/** Sorts what is wrong by the place of its field among `fields`, the page's from above; what stands on none of them comes last. */
export function inPageOrder<Problem extends { readonly field: string }>(
	problems: readonly Problem[],
	fields: readonly string[],
): Problem[] {
	const place = ({ field }: Problem) => {
		const at = fields.indexOf(field);
		return at < 0 ? fields.length : at;
	};
	return problems.toSorted((a, b) => place(a) - place(b));
}
