/** What a patient told staff is wrong, as staff write it down: the same answers as on the web, and how they were told. */
import type { Telling } from "#app/features/record/evidence.store.server.ts";
import type { StaffWay } from "#app/features/staff/recording.ts";
import type { WholeDraft } from "./draft.ts";

export interface ToldToStaff extends WholeDraft, Pick<Telling, "decider" | "interpreter"> {
	readonly way: StaffWay;
}
