/** That a person was erased, as the record has it: it names nobody any more. */
import { z } from "zod";
import { recorder } from "./said.ts";

/** Why a person was erased. A closed list: a sentence could name the person. */
export const ERASED_BECAUSE = ["asked", "not-a-patient", "kept-long-enough"] as const;

/** A person was erased: their key was destroyed. `patient` is a random id that stands for nobody any more. */
const erased = {
	kind: z.literal("patient.erased"),
	patient: z.string().min(1),
	why: z.enum(ERASED_BECAUSE),
	recorder,
};
export const patientErased = z.discriminatedUnion("version", [
	z.strictObject({ ...erased, version: z.literal(1) }),
	/** `agreedBy`: the accounts of the two people who agreed to it. */
	z.strictObject({ ...erased, version: z.literal(2), agreedBy: z.array(z.string().min(1)).length(2) }),
]);
