/**
 * Facts of a tool that its AI leads tell and the register's file does not have. Each may be absent, so that notices of before stay
 * readable; an absent one is said to be unknown. Names in brackets are the fields of ATRS that ask for the same.
 */
import { z } from "zod";

/** Of a medical device, by the UK Medical Devices Regulations 2002; `none` is no medical device. */
export const REGULATOR_CLASSES = ["none", "i", "iia", "iib", "iii"] as const;

export const EVIDENCE_SETTINGS = ["care", "laboratory"] as const;

/**
 * What applies to treatment or monitoring that already runs when nobody can say whether the tool may be used: it leaves nothing
 * running; it goes on until a person decides; a person takes over at once.
 */
export const ON_UNKNOWN = ["nothing-runs", "goes-on", "person-takes-over"] as const;

const text = z.string().trim().min(1).max(300);

/** By name, each with its shape. */
export const TOLD_FACTS = {
	/** Who answers for it here. [ATRS 2-1 responsible owner] */
	answers: text.optional(),
	/** Who the provider gets it from. [ATRS 2-1 supplier] */
	supplier: text.optional(),
	regulatorClass: z.enum(REGULATOR_CLASSES).optional(),
	/** How it was tested: in real care or in a laboratory, where, when, and for whom it worked less well. [ATRS 2-4 performance] */
	evidence: z
		.strictObject({
			setting: z.enum(EVIDENCE_SETTINGS),
			where: text.nullable(),
			when: text.nullable(),
			lessWell: text.nullable(),
		})
		.optional(),
	/** Where the information goes. [ATRS 2-4 data access and storage] */
	dataGoes: text.optional(),
	/** The clinical safety case (NHS standard DCB0160). Only https. */
	safetyCase: z
		.url({ protocol: /^https$/ })
		.max(300)
		.optional(),
	onUnknown: z.enum(ON_UNKNOWN).optional(),
} as const;

const told = z.object(TOLD_FACTS);
export type ToldFacts = z.infer<typeof told>;
type ToldFact = keyof typeof TOLD_FACTS;

const NAMES = Object.keys(TOLD_FACTS) as ToldFact[];

/** Those that nobody has told of this tool. Where its information goes is among what the page says of the sources. */
export function untold(facts: ToldFacts): Exclude<ToldFact, "dataGoes">[] {
	return NAMES.filter((name): name is Exclude<ToldFact, "dataGoes"> => name !== "dataGoes").filter(
		(name) => facts[name] === undefined,
	);
}

/** What is told, and nothing else of these facts. */
export function toldIn(facts: ToldFacts): ToldFacts {
	return Object.fromEntries(
		NAMES.flatMap((name) => (facts[name] === undefined ? [] : [[name, facts[name]]])),
	);
}
