/** What an AI lead sends to begin a tool: its name, one line, and a card that was read before, where there was one. */
import { z } from "zod";
import { readFields } from "#app/core/form-fields.ts";
import { troubleIn } from "#app/core/text-trouble.ts";
import { CARD_FACTS, CARD_LIMITS, PATIENT_QUESTIONS } from "./card.ts";
import type { FieldWrong } from "./draft.forms.ts";
import { type BegunFrom, type NewTool, slugOf } from "./new-tool.ts";

const LIMITS = { name: 60, line: 200, card: CARD_LIMITS.all } as const;

export type NewToolRefusal = "not-readable" | "name-missing" | "name-letters" | "line-missing";

/** A card comes back from the page that showed it: what cannot be one is none. */
const begunFrom = z.strictObject({ facts: CARD_FACTS, lacking: z.array(z.enum(PATIENT_QUESTIONS)) });

/** The tool to begin, or what is wrong with each field. What was typed is given back. */
export function readNewTool(form: FormData): {
	readonly typed: NewTool;
	readonly card: BegunFrom | null;
} & ({ readonly value: NewTool } | { readonly problems: readonly FieldWrong<NewToolRefusal>[] }) {
	const { values, typed: sent, problems: unread } = readFields(form, LIMITS);
	const name = (sent.name ?? "").replace(/\s+/g, " ");
	const line = (sent.line ?? "").replace(/\s+/g, " ");
	const card = cardOf(values.card);
	const problems: FieldWrong<NewToolRefusal>[] = [];
	for (const field of ["name", "line"] as const) {
		if (unread.some((one) => one.field === field)) problems.push({ field, name: "not-readable" });
		else if ((values[field] ?? "") === "") problems.push({ field, name: `${field}-missing` });
		else if (field === "name" && troubleIn(name) !== undefined)
			problems.push({ field, name: "not-readable" });
		else if (field === "name" && slugOf(name) === "") problems.push({ field, name: "name-letters" });
	}
	const typed = { name, line };
	return problems.length > 0 ? { typed, card, problems } : { typed, card, value: typed };
}

function cardOf(sent: string | undefined): BegunFrom | null {
	if (sent === undefined || sent === "") return null;
	let json: unknown;
	try {
		json = JSON.parse(sent);
	} catch {
		return null;
	}
	return begunFrom.safeParse(json).data ?? null;
}
