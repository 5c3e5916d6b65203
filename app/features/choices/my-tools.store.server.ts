/** The tools of the services a patient uses, each with what they chose and what the rules make of it now. */
import type { PersonActor } from "#app/core/actor.ts";
import { standingWord } from "#app/core/deciding-choice.ts";
import type { Decision } from "#app/core/decision.ts";
import type { Reason } from "#app/core/decision-reasons.ts";
import type { Answer } from "#app/core/entry.ts";
import type { Purpose } from "#app/core/scope.ts";
import type { Standing } from "#app/core/standing-row.ts";
import { basisOf } from "#app/core/tool-rule.ts";
import { decideOn, ruleOf, servicesOf } from "#app/features/record/decide.store.server.ts";
import { whoIs } from "#app/features/record/own-said.ts";
import { standingFor } from "#app/features/record/shown-to.store.server.ts";
import { type KnownRegister, type KnownTool, stageIn } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import { type SaidFor, saidFor } from "./said-for.ts";

export interface MyTool {
	readonly tool: KnownTool;
	readonly stage: "in-use" | "trial" | undefined;
	/** False where nobody can choose about this tool in their own care, or it is retired. */
	readonly canChoose: boolean;
	/** Made when it is asked for: a list of tools asks for none. */
	readonly decision: Decision;
	/** It is not used now, whatever was said or was not. Costs a decision only where something could have stopped it. */
	readonly stopped: boolean;
	/** What the patient's own words now come to about this tool in care, an answer for everything included; undefined when nothing stands. */
	readonly said: Said | undefined;
	/** What others said for the patient, where it counts beside or instead of that; made when it is asked for. */
	readonly others: readonly SaidFor[];
	/** Why an answer counts, where nobody's word stands and what happens without one is all there is to tell; null elsewhere. */
	readonly nothing: "objection" | "consent" | null;
}

export interface Said {
	readonly answer: Answer;
	/** It was said about all AI tools. */
	readonly broad: boolean;
	/** ISO day on which it was said. */
	readonly day: string;
	/** The words about the tool changed since. */
	readonly olderNotice: boolean;
	/** The number of its entry. */
	readonly seq: number;
}

/** What a page about this patient's tools starts from. */
export interface Mine {
	readonly register: KnownRegister;
	readonly services: ReadonlySet<string>;
	/** As far as whoever asks may know of it. */
	readonly standing: Standing;
	/** Whose words come first: empty for the patient, else the id of who decides for them. */
	readonly who: string;
}

/** This patient's lists and what counts for them, beside the register. */
export async function readMine(db: Db, actor: PersonActor, register: KnownRegister): Promise<Mine> {
	const [services, standing] = [
		await servicesOf(db.read, actor.patientNo),
		await standingFor(db.read, db.vault, register, actor),
	];
	return { register, services, standing, who: whoIs(actor) };
}

/** What was said about this tool (null: any tool) and purpose by whoever asks; who acts for a patient and said nothing reads what the patient said. */
export function wordIn({ standing, who }: Mine, tool: string | null, purpose: Purpose) {
	return standingWord(standing, tool, purpose, who) ?? standingWord(standing, tool, purpose);
}

/** The tools that this patient's services use, in the order of the register; not those that are retired. */
export function toolsOfMine(mine: Mine, at: Date): MyTool[] {
	return mine.register.tools
		.filter((tool) => !tool.retired && stageIn(tool, mine.services) !== undefined)
		.map((tool) => myTool(mine, tool, at));
}

/** One tool as it stands for this patient, in use at their services or not. */
export function myTool(mine: Mine, tool: KnownTool, at: Date): MyTool {
	const { register, services, standing } = mine;
	const provider = [...register.providers.values()][0];
	const basis = basisOf(ruleOf(tool, provider, true), "care");
	const asks = !tool.retired && (basis === "objection" || basis === "consent");
	const stage = stageIn(tool, services);
	const said = saidAbout(mine, tool);
	return {
		tool,
		stage,
		canChoose: asks,
		get decision() {
			const onList = services.size > 0;
			return decideOn(register, standing, { tool, purpose: "care", services, onList, at });
		},
		get stopped() {
			const paused = standing.some((row) => row.kind === "pause" && row.tool === tool.id);
			return (tool.paused || paused) && STOPS.has(this.decision.reason);
		},
		said,
		get others() {
			const found = saidFor(standing, tool.id, mine.who);
			if (said === undefined || found.length === 0) return found;
			const { reason, choiceSeq } = this.decision;
			return reason === "conflict" || found.some(({ seq }) => seq === choiceSeq) ? found : [];
		},
		get nothing() {
			if (!asks || stage === undefined || said !== undefined) return null;
			const { reason } = this.decision;
			if (reason === "used-unless-no") return "objection";
			return reason === "needs-a-yes" ? "consent" : null;
		},
	};
}

/** For everybody, or because it was said to be wrong for this patient. */
const STOPS: ReadonlySet<Reason> = new Set(["tool-paused", "disputed", "dispute-closed"]);

function saidAbout(mine: Mine, tool: KnownTool): Said | undefined {
	const row = wordIn(mine, tool.id, "care");
	return row === undefined || row.day === null
		? undefined
		: {
				answer: row.state,
				day: row.day,
				broad: row.tool === null,
				olderNotice: row.notice !== null && row.notice < tool.notice.number,
				seq: row.seq,
			};
}
