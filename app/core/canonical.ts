/** One text for one value, so that two people who hash it agree. JSON with sorted keys (the idea of RFC 8785, for our own shapes). */

/** Canonical JSON of plain data: object keys sorted by code unit, no spaces, no `undefined`. */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
	if (value !== null && typeof value === "object") {
		const fields = Object.entries(value)
			.filter(([, field]) => field !== undefined)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`);
		return `{${fields.join(",")}}`;
	}
	return JSON.stringify(value);
}
