/** Where what a member of staff typed on a form is kept: with the patient whom it is about, or with the portal where it is about nobody. */
import type { StaffActor } from "#app/core/actor.ts";
import type { TypedFields } from "#app/core/typed-fields.ts";
import { endTypedPage, findTypedPage, keepTypedPage } from "#app/features/account/typed-page.store.server.ts";
import { patientOfJob } from "#app/features/jobs/job-note.store.server.ts";
import {
	endStaffTyped,
	findStaffTyped,
	keepStaffTyped,
	patientLastTypedOf,
} from "#app/features/record/staff-typed.store.server.ts";
import type { Db } from "#db/open.server.ts";
import type { StaffForm } from "./staff-forms.ts";

export interface TypedPlace {
	keep(typed: TypedFields, at: Date): Promise<void>;
	/** What is there of the last day; undefined where nothing is. */
	find(at: Date): Promise<TypedFields | undefined>;
	end(): Promise<void>;
}

/** The place of a form at this path, for this member of staff alone. `sent` are its fields; undefined on a look at the page. Undefined where there is none. */
export async function typedPlace(
	db: Db,
	actor: StaffActor,
	form: StaffForm,
	path: string,
	sent: TypedFields | undefined,
): Promise<TypedPlace | undefined> {
	if (form.about === "nobody")
		return {
			keep: (typed, at) => keepTypedPage(db, actor, path, typed, at),
			find: (at) => findTypedPage(db, actor, path, at),
			end: () => endTypedPage(db, actor, path),
		};
	const patient = form.about === "patient" ? path.split("/")[3] : await patientOf(db, actor, path, sent);
	if (patient === undefined) return undefined;
	const page = { patient, path };
	return {
		keep: (typed, at) => keepStaffTyped(db, actor, page, typed, at),
		find: (at) => findStaffTyped(db, actor, page, at),
		end: () => endStaffTyped(db, actor, page),
	};
}

/** Whose job the note was sent about; on a look at the page, whose the last one was. */
async function patientOf(
	db: Db,
	actor: StaffActor,
	path: string,
	sent: TypedFields | undefined,
): Promise<string | undefined> {
	if (sent === undefined) return patientLastTypedOf(db, actor, path);
	const job = sent.find(([name]) => name === "task")?.[1];
	return job === undefined ? undefined : patientOfJob(db.read, actor, job);
}
