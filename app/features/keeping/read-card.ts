/** A card as it was sent: XML, JSON or the text of a published record. Which it is, is told by its first sign. */
import { z } from "zod";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { type AtrsRecord, atrsRecord, wholeRecord } from "./atrs.ts";
import { atrsCard } from "./atrs-card.ts";
import { ATRS_PHASES } from "./atrs-template.ts";
import { atrsOfText, textOfHtml } from "./atrs-text.ts";
import type { Card } from "./card.ts";
import { type ChaiRefusal, chaiCard } from "./chai-card.ts";
import type { XmlElement, XmlRefusal } from "./xml-tree.ts";

export type CardRefusal =
	| XmlRefusal
	| ChaiRefusal
	| "json-broken"
	| "json-no-record"
	| "several-records"
	| "no-record";

/** The card of this text. `readXml` takes an XML document apart. */
export function readCard(
	text: string,
	readXml: (text: string) => Result<XmlElement, XmlRefusal>,
): Result<Card, CardRefusal> {
	const sent = text.replace(/^\uFEFF/, "").trim();
	if (sent.startsWith("<")) {
		const root = readXml(sent);
		return root.ok ? chaiCard(root.value) : root;
	}
	if (/^[{[]/.test(sent)) return cardOfJson(sent);
	const record = atrsOfText(sent);
	return record === undefined ? refuse("no-record") : ok(atrsCard(record));
}

/** As GOV.UK gives a record's page by its content API. */
const contentApi = z.object({
	title: z.string(),
	base_path: z.string().optional(),
	details: z.object({
		body: z.string(),
		metadata: z.object({ algorithmic_transparency_record_phase: z.string().optional() }).default({}),
	}),
});

/** As the finder of GOV.UK lists a record: what it is called, whose it is and what it is for. */
const listed = z.object({
	publishing_body: z.string(),
	tool_name: z.string(),
	description: z.string(),
	url: z.string().optional(),
});

function cardOfJson(text: string): Result<Card, CardRefusal> {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return refuse("json-broken");
	}
	const many = z.union([z.array(z.unknown()), z.object({ records: z.array(z.unknown()) })]).safeParse(json);
	const all = !many.success ? [json] : "records" in many.data ? many.data.records : many.data;
	if (all.length > 1) return refuse("several-records");
	const record = recordOf(all[0]);
	return record === undefined ? refuse("json-no-record") : ok(atrsCard(record));
}

function recordOf(json: unknown): AtrsRecord | undefined {
	const own = atrsRecord.safeParse(json);
	if (own.success) return own.data;
	const page = contentApi.safeParse(json);
	if (page.success) {
		const { body, metadata } = page.data.details;
		const read = atrsOfText(textOfHtml(body));
		const phase = ATRS_PHASES.find((one) => one === metadata.algorithmic_transparency_record_phase) ?? null;
		const path = page.data.base_path;
		return read && { ...read, phase, url: path === undefined ? null : `https://www.gov.uk${path}` };
	}
	const row = listed.safeParse(json);
	if (!row.success) return undefined;
	const { publishing_body, tool_name, description, url = null } = row.data;
	return wholeRecord(
		{ phase: null, date: null, url },
		{
			"Tier 1 Information": { Name: tool_name, Description: description },
			"Tier 2 - Owner and Responsibility": { "Organisation or department": publishing_body },
		},
	);
}
