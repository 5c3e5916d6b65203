/** What somebody can say is wrong: the uses of a patient, the tools of their services, and what follows from one of them. */
import type { Said } from "#app/core/said.ts";
import { type KnownRegister, type KnownTool, stageIn } from "#app/features/tools/known-tool.ts";
import type { Use } from "#app/features/uses/use.ts";
import { begun, type Dispute } from "./dispute.ts";
import type { About, WholeDraft } from "./draft.ts";

/** The choice of the first page. */
export interface Askable {
	/** The latest first. */
	readonly uses: readonly Use[];
	/** In the order of the register. */
	readonly tools: readonly KnownTool[];
	/** The services whose lists the patient is on. */
	readonly services: ReadonlySet<string>;
}

/** What there is to choose from for a patient on the lists of these services. */
export function askableFrom(
	register: Pick<KnownRegister, "tools">,
	uses: readonly Use[],
	services: ReadonlySet<string>,
): Askable {
	return {
		uses,
		tools: register.tools.filter((tool) => !tool.retired && stageIn(tool, services) !== undefined),
		services,
	};
}

/** What a dispute is about: the use and the tool, as far as they are known. */
export interface Matter {
	readonly use: Use | null;
	readonly tool: KnownTool | null;
}

/** The use and the tool that were chosen; undefined where this patient has no such use or tool. */
export function matterOf(
	about: About,
	{ uses, tools }: Askable,
	register: Pick<KnownRegister, "byId">,
): Matter | undefined {
	if (about.kind === "unknown") return { use: null, tool: null };
	if (about.kind === "tool") {
		const tool = tools.find(({ id }) => id === about.id);
		return tool && { use: null, tool };
	}
	const use = uses.find(({ id }) => id === about.id);
	return use && { use, tool: register.byId.get(use.body.tool) ?? null };
}

/** Can this tool be left out for one patient? Where nobody can choose about it, nobody may promise that it is not used. */
export function canPause(tool: KnownTool | null): boolean {
	const basis = tool?.machineAlone ? "consent" : tool?.basis.care;
	return basis === "objection" || basis === "consent";
}

/** What is recorded when all of this is sent. */
export type NewFromDraft = Omit<Dispute["raised"]["body"], "kind" | "version" | "dispute">;

/** What a whole draft says, about this matter, in whosever words and hand `said` names. */
export function raisedFrom(
	{ what, answer }: WholeDraft,
	{ use, tool }: Matter,
	services: ReadonlySet<string>,
	said: Said,
	lang: string,
): NewFromDraft {
	const places = tool?.uses.filter(({ serviceId }) => services.has(serviceId)) ?? [];
	const onlyPlace = places.length === 1 ? places[0]?.serviceId : undefined;
	const { words, routes } = what;
	return {
		what: { by: "patient", routes },
		use: use?.id ?? null,
		tool: tool?.id ?? use?.body.tool ?? null,
		toolVersion: use?.body.toolVersion ?? null,
		service: use?.body.service ?? onlyPlace ?? null,
		checker: use?.body.checked.by === "person" ? use.body.checked.staff : null,
		written: words === "" ? null : { words, lang: what.lang, translated: null },
		answerBy: answer.by,
		helpers: answer.helpers,
		pauses: answer.pauses && canPause(tool),
		lang,
		said,
	};
}

/** The dispute that it would be if it were sent at this moment: for the dates on the check page. */
export function wouldBe(raised: NewFromDraft, at: Date): Dispute {
	const body = { ...raised, kind: "dispute.raised", version: 1, dispute: "" } as const;
	return begun({ seq: 0, ref: "", at, body });
}
