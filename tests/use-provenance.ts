/** The Provenance of one use with all that it names contained in it, as a machine sends it alone. */
import { aBundle, type BundleParts } from "./use-bundle.ts";

type Json = Readonly<Record<string, unknown>>;

/** The use of `aBundle`, with a hash and an id in the place of each reference. */
export function aSentProvenance(parts: BundleParts = {}): Json {
	const [first, ...others] = aBundle(parts)["entry"] as readonly { readonly resource: Json }[];
	const whole = { ...first?.resource, contained: others.map(({ resource }) => resource) };
	return JSON.parse(
		JSON.stringify(whole).replace(/"(?:Device|Observation|Practitioner|Media|Patient)\/(\w+)"/g, '"#$1"'),
	);
}
