/** Which language a person is first shown: the remembered one, else what their browser asks for, else English. */
import { isLanguage, type LanguageTag } from "#locales/index.ts";

/** `remembered` is the cookie's value, `accept` the Accept-Language header. A tag that is not ours counts as nothing. */
export function negotiate(remembered: string | undefined, accept: string | null): LanguageTag {
	if (remembered !== undefined && isLanguage(remembered)) return remembered;
	const asked = (accept ?? "")
		.slice(0, 200)
		.split(",")
		.map((part) => {
			const [tag = "", quality] = part.trim().split(";q=");
			return {
				tag: (tag.split("-")[0] ?? "").toLowerCase(),
				weight: quality === undefined ? 1 : Number(quality) || 0,
			};
		})
		.sort((a, b) => b.weight - a.weight);
	for (const { tag, weight } of asked) if (weight > 0 && isLanguage(tag)) return tag;
	return "en";
}
