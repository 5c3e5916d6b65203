/**
 * Words that no plainer word replaces, because the patient meets them at every visit or they are the subject itself.
 * The reading test counts each as two syllables, however long it is. A word joins with a reason, and stays a short list.
 */
export const UNAVOIDABLE: Readonly<Record<string, string>> = {
	information: "what the tools use; “data” is understood by fewer people",
	hospital: "the place",
	hospitals: "the place",
	appointment: "on every letter and text of the NHS",
	appointments: "on every letter and text of the NHS",
	medicine: "what is taken; “drug” means something else to many",
	medicines: "what is taken; “drug” means something else to many",
	computer: "the thing",
	computers: "the thing",
	riverside: "a name",
	nhs: "a name",
	ai: "a name, and the subject",
};
