/** Which person checked what the tool said, by the agents of a Provenance, and whether they agreed. */
import { z } from "zod";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { AGREEMENTS } from "#app/core/use-entry.ts";
import { readName } from "#app/features/people/names.ts";
import type { UseReported } from "./use.ts";
import type { BundleEntry, Concept, Reference, UseBundle } from "./use-bundle.forms.ts";
import { reference } from "./use-bundle.forms.ts";

/** The guide has no word for it: an agent's role can say it in ours. */
export const AGREEMENT_SYSTEM = "urn:ai-choices:agreement";

/** Participant types of FHIR that mean a person who checked, the plainest first. */
const CHECKING = ["verifier", "attester", "performer"];

const person = z.object({
	name: z
		.union([z.array(humanName()), humanName()])
		.optional()
		.catch(undefined),
	telecom: z
		.array(z.object({ system: z.string().optional(), value: z.string().optional() }))
		.optional()
		.catch(undefined),
	practitioner: reference.optional().catch(undefined),
});

function humanName() {
	return z.object({
		text: z.string().optional(),
		prefix: z.array(z.string()).optional(),
		given: z.array(z.string()).optional(),
		family: z.string().optional(),
	});
}

export type CheckerRefusal = "checker-unnamed";

interface Agent {
	readonly type?: Concept | undefined;
	readonly role?: readonly Concept[] | undefined;
	readonly who: Reference;
}

/** Who checked. Nobody among the agents is `unknown`: a silence is not a machine alone. */
export function checkedIn(
	file: UseBundle,
	entry: BundleEntry,
	people: readonly Agent[],
): Result<{ readonly checked: UseReported["checked"]; readonly email: string | null }, CheckerRefusal> {
	const checker = CHECKING.flatMap((code) => people.filter(({ type }) => has(type, code)))[0];
	if (checker === undefined) return ok({ checked: { by: "unknown" }, email: null });
	const role = person.safeParse(file.resolve(entry, checker.who)).data;
	const known = role?.practitioner ? person.safeParse(file.resolve(entry, role.practitioner)).data : role;
	const name = readName(checker.who.display ?? nameOf(known?.name) ?? role?.practitioner?.display ?? "");
	if (!name.ok || name.value === "") return refuse("checker-unnamed");
	const agreed = AGREEMENTS.find((one) => checker.role?.some((said) => has(said, one, AGREEMENT_SYSTEM)));
	const email = known?.telecom?.find(({ system }) => system === "email")?.value ?? null;
	return ok({ checked: { by: "person", name: name.value, staff: null, agreed: agreed ?? null }, email });
}

function has(said: Concept | undefined, code: string, system?: string): boolean {
	return (
		said?.coding?.some((one) => one.code === code && (system === undefined || one.system === system)) ?? false
	);
}

function nameOf(names: z.infer<typeof person>["name"]): string | undefined {
	const first = Array.isArray(names) ? names[0] : names;
	if (first === undefined) return undefined;
	return first.text ?? [...(first.prefix ?? []), ...(first.given ?? []), first.family ?? ""].join(" ").trim();
}
