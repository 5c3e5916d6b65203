/** For which time a system asks how it kept to its answers, and what it is told. */
import { z } from "zod";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { NOT_ASKED } from "./conformance.ts";

/** The most uses that one answer judges. */
export const MOST_USES = 10_000;

/** The parameters of its address, and the options of the operator. */
export const conformanceQuery = z.strictObject({
	from: z.iso.datetime({ offset: true }).describe("Uses from this moment on."),
	until: z.iso.datetime({ offset: true }).describe("And before this one."),
});

/** Reads the time. */
export function readDuring(
	sent: Readonly<Record<string, unknown>>,
): Result<{ readonly from: Date; readonly until: Date }, "not-a-time" | "no-time-between"> {
	const read = conformanceQuery.safeParse(sent);
	if (!read.success) return refuse("not-a-time");
	const [from, until] = [new Date(read.data.from), new Date(read.data.until)];
	return from < until ? ok({ from, until }) : refuse("no-time-between");
}

const use = {
	use: z.string().describe("As /fhir/Provenance/{id} has it."),
	tool: z.string(),
	usedAt: z.iso.datetime(),
};

/** What is answered. */
export const conformanceAnswer = z
	.strictObject({
		says: z.string().describe("“Your system asked before acting in n of m.”"),
		uses: z.int().describe("m: how many uses you reported."),
		asked: z
			.int()
			.describe("n: before how many of them you had asked, and held a permit that was not a minute old."),
		isAll: z.boolean().describe(`False where only the newest ${MOST_USES} were judged.`),
		notAsked: z
			.array(z.strictObject({ ...use, why: z.enum(NOT_ASKED) }))
			.describe("The others, the newest first."),
		told: z.int().describe("How often you were told of a change about one of these patients."),
		askedAgain: z.int().describe("After how many of these you asked again."),
		longestWait: z.int().nullable().describe("The longest of these waits, in seconds."),
		wentOn: z
			.array(z.strictObject({ ...use, toldAt: z.iso.datetime() }))
			.describe("Uses after you were told of a change and before you asked again."),
	})
	.meta({ id: "Conformance" });
