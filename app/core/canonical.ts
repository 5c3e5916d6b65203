/** One text for one value, so that two people who hash it agree. JSON with sorted keys (the idea of RFC 8785, for our own shapes). */

/** Canonical JSON of plain data: object keys sorted by code unit, no spaces, no `undefined`. */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
	if (value !== null && typeof value === "object") {
		const fields: string[] = [];
		for (const key of Object.keys(value).sort()) {
			const field = (value as Record<string, unknown>)[key];
			if (field !== undefined) fields.push(`${JSON.stringify(key)}:${canonical(field)}`);
		}
		return `{${fields.join(",")}}`;
	}
	return JSON.stringify(value);
}
