/** What is written where who decides for a patient changes: to the patient, and to whoever acted for them and has an address here. */
import type { DecisionStatus } from "#app/core/entry.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { TrustedPerson } from "#app/features/trust/trust.ts";
import type { Writer } from "#db/open.server.ts";
import { isLanguage } from "#locales/index.ts";
import { send, sendTo } from "./confirm.store.server.ts";
import { servicesOf } from "./decide.store.server.ts";
import { providerFor } from "./make-choice.store.server.ts";
import type { ActingEndedNews, HandOverNews } from "./message.ts";
import type { Subject } from "./record.store.server.ts";

/** What changed. `age`: the birthday by which it did; null where a person found it. */
export interface HandedOver {
	readonly status: DecisionStatus;
	readonly age: number | null;
	/** A parent acts no longer because of it. */
	readonly parents: boolean;
	/** A person asks them again. */
	readonly asks: boolean;
}

/** Tells the patient, in their language and format. `ref`: the receipt reference of the entry. No answer is in it. Nothing for who is on no list. */
export async function tellHandedOver(
	q: Writer,
	register: KnownRegister,
	subject: Subject,
	ref: string,
	what: HandedOver,
	at: Date,
): Promise<void> {
	const provider = providerFor(register, await servicesOf(q, subject.no), null);
	if (provider === undefined) return;
	const told: HandOverNews = { about: "hand-over", ...what, at: at.toISOString() };
	await send(q, subject, provider.id, ref, told, null, "en", at);
}

/** Tells whoever acted, by letter to the address that staff wrote down; without one it is for staff to tell them. */
export async function tellWhoActed(
	q: Writer,
	register: KnownRegister,
	subject: Subject,
	ref: string,
	{ id, address, lang }: Pick<TrustedPerson, "id" | "address" | "lang">,
	because: ActingEndedNews["because"],
	at: Date,
): Promise<void> {
	const provider = providerFor(register, await servicesOf(q, subject.no), null);
	if (provider === undefined || address === null) return;
	const told: ActingEndedNews = { about: "acting-ended", person: id, because, at: at.toISOString() };
	const written = lang !== null && isLanguage(lang) ? lang : "en";
	await sendTo(q, subject, { providerId: provider.id, way: "letter", lang: written }, ref, told, at);
}
