/** What a system sends of what it holds, and what it is answered. */
import { z } from "zod";
import { DECISION_ANSWERS } from "#app/core/decision-reasons.ts";
import { parseNhsNumber } from "#app/core/nhs-number.ts";
import { PURPOSES } from "#app/core/scope.ts";
import { DIFFERENCES, type Held, type Stretch, stretchOf } from "./held.ts";

/** The most answers that are gone through at once, and the most differences that are named. */
export const MOST_HELD = 1_000;

const place = z.string().regex(/^\d{10}$/);

const tool = z.string().describe("One of your tools.");
const purpose = z.enum(PURPOSES);
const cursor = z
	.string()
	.max(100)
	.describe("next of the page up to which you follow the changes: there must be nothing after it.");
const group = z
	.string()
	.regex(/^\d\d$/)
	.describe("The eighth and ninth digit of the NHS numbers in it.");

/** What is asked before a comparison. */
export const usualQuery = z.strictObject({ tool, purpose });

/** What is held there usually, and how the last comparison went. */
export const usualAnswered = z
	.strictObject({
		usual: z
			.enum(DECISION_ANSWERS)
			.describe(
				"The answer for who never said anything. Leave it out of what you compare, and not-applicable, and each answer with the reason not-on-list.",
			),
		last: z
			.strictObject({
				at: z.iso.datetime(),
				ours: z.int().describe("How many answers were to be held."),
				theirs: z.int().describe("How many you held."),
				differing: z.int().describe("How many groups were not the same."),
			})
			.nullable()
			.describe("Null where you never compared."),
	})
	.meta({ id: "Reconciled" });

/** All that is held, in groups. */
export const groupsSent = z
	.strictObject({
		...{ tool, purpose, cursor },
		groups: z
			.array(
				z.strictObject({
					group,
					count: z.int().min(1).max(10_000_000),
					hash: z
						.string()
						.max(64)
						.describe(
							"SHA-256, in hexadecimal digits, of a line for each answer that you hold: ten digits, a space, the answer and a line feed; the lines in the order of their bytes.",
						),
				}),
			)
			.max(100)
			.describe("Each group that you hold anything in, once."),
	})
	.meta({ id: "HeldGroups" });

/** Whether it is the same. */
export const groupsAnswered = z
	.strictObject({
		same: z.boolean().describe("You hold just what the record has."),
		usual: z.enum(DECISION_ANSWERS),
		ours: z.int().describe("How many answers are to be held."),
		theirs: z.int().describe("How many you hold."),
		differing: z
			.array(group)
			.describe("Send all that you hold in these to /api/reconciliations/differences."),
	})
	.meta({ id: "GroupsCompared" });

/** All that is held in some groups. */
export const heldSent = z
	.strictObject({
		...{ tool, purpose, cursor },
		groups: z.array(group).min(1).max(100),
		held: z
			.array(z.strictObject({ nhsNumber: z.string(), answer: z.enum(DECISION_ANSWERS) }))
			.max(MOST_HELD)
			.describe(
				"All that you hold in these groups, also what you hold twice. Where it is more than may be sent: the first of it, in the order of the numbers, with more.",
			),
		from: place
			.optional()
			.describe(
				"next of the answer before: what you held below it was gone through. Send what you hold from it on.",
			),
		more: z
			.boolean()
			.optional()
			.describe("You hold more in these groups, of higher numbers: it is asked for by next."),
	})
	.meta({ id: "HeldAnswers" });

/** What is not the same, by patient. */
export const differencesAnswered = z
	.strictObject({
		differences: z.array(
			z.strictObject({
				nhsNumber: z.string(),
				what: z
					.enum(DIFFERENCES)
					.describe(
						"lost: you hold no answer; stale: another one; doubled: more than one. Ask POST /api/decisions again. extra: forget yours.",
					),
			}),
		),
		next: place
			.nullable()
			.describe("Send what you hold from this number on, with it as from. Null where all was gone through."),
	})
	.meta({ id: "Differences" });

/** Reads a body. Undefined for what is no JSON, or not of this shape. */
export function readSent<Schema extends z.ZodType>(
	schema: Schema,
	body: string,
): z.infer<Schema> | undefined {
	try {
		return schema.safeParse(JSON.parse(body)).data;
	} catch {
		return undefined;
	}
}

/**
 * What is held, by ten digits each, and which numbers it is all of. Undefined where a number is none, is of none of the groups or below
 * `from`, and where there is more but what was sent is not in the order of the numbers.
 */
export function readHeld({
	groups,
	held,
	from,
	more = false,
}: z.infer<typeof heldSent>): { readonly held: readonly Held[]; readonly stretch: Stretch } | undefined {
	const read = held.map(({ nhsNumber, answer }) => {
		const number = parseNhsNumber(nhsNumber);
		return number.ok && groups.includes(number.value.slice(7, 9))
			? { nhsNumber: number.value, answer }
			: undefined;
	});
	const known = read.filter((one) => one !== undefined);
	if (known.length < read.length) return undefined;
	const stretch = stretchOf(known, from ?? null, more);
	return stretch && { held: known, stretch };
}
