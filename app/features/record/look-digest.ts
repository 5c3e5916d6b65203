/** One digest over many looks, in their order. */
import { canonical } from "#app/core/canonical.ts";

/** A look as its row has it. */
export interface StoredLook {
	readonly id: number;
	/** Null where a list was checked: then `members` says who was on it. */
	readonly patientNo: number | null;
	readonly at: Date;
	readonly who: string;
	readonly name: string;
	readonly providerId: string | null;
	readonly what: string;
	readonly tool: string | null;
	readonly answer: string | null;
	/** What for, where a list was checked or a machine asked. */
	readonly purpose?: string | null;
	readonly people?: number | null;
	readonly members?: string;
	/** The look from outside that it belongs to. */
	readonly outside?: string | null;
}

/** Before the first look. */
export const NO_LOOKS = "";

/** The digest with these looks after those it has. `sha256` answers hexadecimal digits. */
export function lookDigest(
	sha256: (text: string) => string,
	before: string,
	looks: readonly StoredLook[],
): string {
	return looks.reduce((digest, { id, patientNo, at, who, name, providerId, what, tool, answer, ...list }) => {
		// Named one by one: a column that comes later must not change what was sealed.
		const look = { id, patientNo, at: at.getTime(), who, name, providerId, what, tool, answer };
		const { purpose = null, people = null, members = "", outside = null } = list;
		const own = patientNo === null || purpose === null ? look : { ...look, purpose };
		const whole = outside === null ? own : { ...own, outside };
		return sha256(
			`${digest}${canonical(patientNo === null ? { ...whole, purpose, people, members } : whole)}`,
		);
	}, before);
}
