/**
 * Fourteen ways to change history by somebody who holds the file, and may hold the portal's keys. Each answers the number of the
 * first entry that is no longer what was signed.
 */
import type Sqlite from "better-sqlite3";
import { SALT_LENGTH } from "#app/core/receipt-proof.ts";
import { commitmentOf } from "#app/features/record/commitment.ts";
import { placeOfEntry } from "#app/features/record/record.store.server.ts";
import type { Vault } from "#db/vault.ts";

export interface Row {
	readonly seq: number;
	readonly ref: string;
	readonly kind: string;
	readonly patient_no: number;
	readonly at: number;
	readonly sealed: string;
	readonly commitment: string;
}

/** A number from `from` until before `to`. */
export type Pick = (from: number, to: number) => number;

type Tampering = (sqlite: Sqlite.Database, vault: Vault, pick: Pick) => number;

const rowsOf = (sqlite: Sqlite.Database) =>
	sqlite.prepare("SELECT * FROM entries ORDER BY seq").all() as Row[];

function anyChoice(sqlite: Sqlite.Database, pick: Pick): Row {
	const rows = rowsOf(sqlite).filter(({ kind }) => kind === "choice.made");
	const row = rows[pick(0, rows.length)];
	if (row === undefined) throw new Error("no choice");
	return row;
}

/** Says something else in an entry, as whoever holds all keys can; `keeps` leaves its commitment. */
export function resay(
	sqlite: Sqlite.Database,
	vault: Vault,
	row: Row,
	change: (text: string) => string,
	keeps = false,
): number {
	const owner = sqlite
		.prepare("SELECT id, wrapped FROM patients JOIN patient_keys ON patient_no = no WHERE no = ?")
		.get(row.patient_no) as { id: string; wrapped: string };
	const seal = vault.patientSeal(owner.id, owner.wrapped);
	const place = placeOfEntry(row.ref);
	const plain = seal.open(place, row.sealed);
	const changed = change(plain);
	if (changed === plain) throw new Error("nothing was changed");
	const body: unknown = JSON.parse(changed.slice(SALT_LENGTH));
	const committed = { ref: row.ref, subject: owner.id, at: new Date(row.at).toISOString(), body };
	const commitment = commitmentOf(vault.sha256, plain.slice(0, SALT_LENGTH), committed);
	sqlite
		.prepare("UPDATE entries SET sealed = ?, commitment = ? WHERE seq = ?")
		.run(seal.seal(place, changed), keeps ? row.commitment : commitment, row.seq);
	return row.seq;
}

/** Another answer in the words of the entry. */
export const flipped = (text: string) =>
	text.replace(/"answer":"(\w+)"/, (_, answer) => `"answer":"${answer === "yes" ? "no" : "yes"}"`);

function shift(sqlite: Sqlite.Database, from: number, by: 1 | -1): void {
	sqlite.prepare("UPDATE entries SET seq = -seq WHERE seq >= ?").run(from);
	sqlite.prepare("UPDATE entries SET seq = -seq + ? WHERE seq < 0").run(by);
}

/** By what is done. Those that need a second file, or a signature, are in the test itself. */
export const TAMPERINGS: Readonly<Record<string, Tampering>> = {
	"a choice turned round": (sqlite, vault, pick) => resay(sqlite, vault, anyChoice(sqlite, pick), flipped),
	"another time": (sqlite, _vault, pick) => {
		const seq = pick(1, rowsOf(sqlite).length + 1);
		sqlite.prepare("UPDATE entries SET at = at + ? WHERE seq = ?").run(pick(1, 86_400_000), seq);
		return seq;
	},
	"another tool": (sqlite, vault, pick) =>
		resay(sqlite, vault, anyChoice(sqlite, pick), (text) =>
			text.replace(/"tool":"[^"]+"/, '"tool":"symptom-triage"'),
		),
	"an entry in the middle taken away": (sqlite, _vault, pick) => {
		const seq = pick(1, rowsOf(sqlite).length);
		sqlite.prepare("DELETE FROM entries WHERE seq = ?").run(seq);
		return seq;
	},
	"the last ones taken away": (sqlite, _vault, pick) => {
		const from = rowsOf(sqlite).length + 1 - pick(1, 10);
		sqlite.prepare("DELETE FROM entries WHERE seq >= ?").run(from);
		return from;
	},
	"one put between": (sqlite, vault, pick) => {
		const seq = pick(1, rowsOf(sqlite).length);
		shift(sqlite, seq, 1);
		sqlite
			.prepare(
				"INSERT INTO entries SELECT ?, ?, kind, patient_no, at, sealed, commitment FROM entries WHERE seq = ?",
			)
			.run(seq, vault.newReference(), seq + 1);
		return seq;
	},
	"two exchanged": (sqlite, _vault, pick) => {
		const last = rowsOf(sqlite).length;
		const first = pick(1, last);
		const second = pick(first + 1, last + 1);
		const move = sqlite.prepare("UPDATE entries SET seq = ? WHERE seq = ?");
		for (const [to, from] of [
			[-1, first],
			[first, second],
			[second, -1],
		] as const)
			move.run(to, from);
		return first;
	},
	"one taken away and the rest numbered anew": (sqlite, _vault, pick) => {
		const seq = pick(1, rowsOf(sqlite).length);
		sqlite.prepare("DELETE FROM entries WHERE seq = ?").run(seq);
		shift(sqlite, seq + 1, -1);
		return seq;
	},
	"what was said changed under its old commitment": (sqlite, vault, pick) =>
		resay(sqlite, vault, anyChoice(sqlite, pick), flipped, true),
	"what two patients said exchanged": (sqlite, _vault, pick) => {
		const one = anyChoice(sqlite, pick);
		let other = anyChoice(sqlite, pick);
		while (other.patient_no === one.patient_no) other = anyChoice(sqlite, pick);
		const write = sqlite.prepare("UPDATE entries SET sealed = ?, commitment = ? WHERE seq = ?");
		write.run(other.sealed, other.commitment, one.seq);
		write.run(one.sealed, one.commitment, other.seq);
		return Math.min(one.seq, other.seq);
	},
};
