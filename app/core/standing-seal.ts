/**
 * What is signed of what counts for one patient, so that whoever holds the database and a public key finds when it was changed.
 * The signature stays beside the rows and goes with the person: nothing of it is given away.
 */
import { canonical } from "./canonical.ts";
import type { Sha256 } from "./merkle.ts";

/** A row of what counts as it is kept: `tool` is the register's number of it and `purpose` its position, 0 for any. */
export interface KeptRow {
	readonly kind: string;
	readonly who: string;
	readonly tool: number;
	readonly purpose: number;
	readonly seq: number;
	readonly rest: string;
}

export interface StandingSeal {
	/** Names the log, as in its checkpoints. */
	readonly origin: string;
	readonly patientNo: number;
	/** The last entry of this patient that the rows were made of. */
	readonly seq: number;
	readonly rows: readonly KeptRow[];
}

/** The text that is signed: four lines, whatever the order of the rows. Its second line keeps it apart from a checkpoint, which has a number there. */
export function standingSealText(sha256: Sha256, { origin, patientNo, seq, rows }: StandingSeal): string {
	const written = rows.map(({ kind, who, tool, purpose, seq, rest }) =>
		canonical({ kind, who, tool, purpose, seq, rest }),
	);
	const digest = Buffer.from(sha256(Buffer.from(written.sort().join("\n")))).toString("base64");
	return `${origin}\nwhat counts for ${patientNo}\n${seq}\n${digest}\n`;
}
