/** What the stores ask of the keys: to seal, to open, to find without reading. The keys themselves are in `KEYS_DIR`. */

/** Where a sealed text belongs. It opens nowhere else, so that no two rows or columns can be swapped. */
export interface Place {
	readonly table: string;
	readonly row: string;
	readonly column: string;
}

/** A key that opens one patient's texts (or the portal's own). */
export interface Seal {
	seal(place: Place, text: string): string;
	/** Throws when the text does not belong to this key and place. */
	open(place: Place, sealed: string): string;
}

/** What a keyed hash is for: each is a domain of its own. */
export type IndexKind =
	| "nhs-number"
	| "name-and-birth-date"
	| "letter-code"
	| "form-token"
	| "form-person"
	| "sign-in-attempt"
	| "use-source"
	| "details-code"
	| "open-id"
	| "look";

export interface Vault {
	/** A new patient's key, wrapped for `patient_keys`. */
	newPatientKey(patientId: string): string;
	/** The patient's seal from their wrapped key. Throws when the key is gone: that patient is erased. */
	patientSeal(patientId: string, wrapped: string): Seal;
	/** The same key wrapped with the newest master key; undefined where it is already. Throws like `patientSeal`. */
	rewrapped(patientId: string, wrapped: string): string | undefined;
	/** For what belongs to no patient. */
	readonly portal: Seal;
	/** Keyed hash to find or compare by, without keeping what it was made of. */
	index(kind: IndexKind, value: string): string;
	/** The same for many values of one kind, made ready once: a million NHS numbers take seconds. */
	indexes(kind: IndexKind): (value: string) => string;
	/** SHA-256 of the text, hex. */
	sha256(text: string): string;
	/** Random bytes of a cryptographic source. */
	randomBytes(count: number): Uint8Array;
	/** The same as hexadecimal digits, two a byte. */
	randomHex(bytes: number): string;
	/** A reference of 12 symbols (60 bits) that reads well over the phone. */
	newReference(): string;
}
