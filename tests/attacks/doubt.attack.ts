/** A file that was damaged or changed behind the portal's back. Whatever it then says, staff never read a yes, nor a machine where it cannot be read. */
import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, expect, it, onTestFinished } from "vitest";
import { ask, hidden, send } from "./http.ts";
import { tokenOf } from "./machine-asking.ts";
import { TOOL, type World, writeDown } from "./world.ts";

/** What is done to the rows of a patient who said no to `TOOL`. What begins with "and" leaves the no standing. */
const CHANGES: readonly (readonly [string, (row: Row, world: World, patientNo: number) => void])[] = [
	["the answer is turned into a yes", (row, world) => rest(world, row, row.rest.replace("no", "yes"))],
	[
		"a yes that never was a no",
		(row, world) => rest(world, row, row.rest.replace(/^no (\S+ \S+) \d+/, "yes $1 0")),
	],
	["the row is gone", (row, world) => void world.file.prepare(`DELETE FROM standing WHERE ${KEY}`).run(row)],
	[
		"all rows are gone",
		(_row, world, no) => void world.file.prepare("DELETE FROM standing WHERE patient_no = ?").run(no),
	],
	["nothing is left in it", (row, world) => rest(world, row, "")],
	["a part is missing", (row, world) => rest(world, row, "no")],
	["its numbers are words", (row, world) => rest(world, row, "no - x y z -")],
	["it is bytes of chance", (row, world) => rest(world, row, "\u0000\uFFFD yes yes yes")],
	["it names an entry that is not there", (row, world) => set(world, row, "seq = 999999")],
	["it names an entry of somebody else", (row, world) => set(world, row, "seq = 1")],
	["it has another tool's number", (row, world) => set(world, row, "tool = 999")],
	["it has a purpose that nobody knows", (row, world) => set(world, row, "purpose = 99")],
	["it is of another kind", (row, world) => set(world, row, "kind = 'wish'")],
	["it was said by another", (row, world) => set(world, row, "who = 'person-1'")],
	[
		"and an emergency is added that never was",
		(row, world) =>
			added(world, {
				...row,
				kind: "override",
				who: "staff-1",
				rest: `running - - 0 ${Date.now() + 3_000_000} -`,
			}),
	],
	[
		"and somebody else decides, it says",
		(row, world) =>
			added(world, { ...row, kind: "status", tool: 0, purpose: 0, rest: "represented - - 0 - -" }),
	],
];

/**
 * What then stands there could have been written by the portal. Staff read the record beside it; a machine that asks for a thousand
 * patients at once does not, and `admin verify` finds it.
 */
const LIKE_ANY_OTHER = new Set([
	"the answer is turned into a yes",
	"a yes that never was a no",
	"the row is gone",
	"all rows are gone",
]);

interface Row {
	readonly patient_no: number;
	readonly kind: string;
	readonly who: string;
	readonly tool: number;
	readonly purpose: number;
	readonly seq: number;
	readonly rest: string;
}

const KEY =
	"patient_no = @patient_no AND kind = @kind AND who = @who AND tool = @tool AND purpose = @purpose";
const COLUMNS = "(patient_no, kind, who, tool, purpose, seq, rest)";
const VALUES = "(@patient_no, @kind, @who, @tool, @purpose, @seq, @rest)";

const set = (world: World, row: Row, what: string) =>
	void world.file.prepare(`UPDATE standing SET ${what} WHERE ${KEY}`).run(row);
const rest = (world: World, row: Row, text: string) =>
	void world.file.prepare(`UPDATE standing SET rest = @text WHERE ${KEY}`).run({ ...row, text });
const added = (world: World, row: Row) =>
	void world.file.prepare(`INSERT INTO standing ${COLUMNS} VALUES ${VALUES}`).run(row);

/** Holds the staff check to a no in every doubt. */
export function doubt(worldNow: () => World): void {
	let cookie: string;
	let id: string;
	let no: number;
	let nhsNumber: string;
	let token: string;

	beforeAll(async () => {
		const { db, file, demo, staffId, session } = worldNow();
		const ines = demo.patients.find(({ name }) => name.startsWith("Inês"));
		nhsNumber = ines?.nhsNumber ?? "";
		token = await tokenOf(worldNow());
		const index = db.vault.index("nhs-number", nhsNumber);
		({ id, no } = file.prepare("SELECT id, no FROM patients WHERE nhs_index = ?").get(index) as {
			id: string;
			no: number;
		});
		cookie = await session({ staffId });
		await writeDown(worldNow().port, cookie, id, { everything: "yes" });
		await writeDown(worldNow().port, cookie, id, { [`choice-${TOOL}`]: "no" });
		// Until then the portal itself puts right what was changed: here it has to be found by who reads it.
		while (!isSealed()) await wait(100);
	});

	/** Was what counts for the patient signed since their last entry? */
	function isSealed(): boolean {
		const { file } = worldNow();
		const last = file.prepare("SELECT max(seq) FROM entries WHERE patient_no = ?").pluck().get(no);
		return file.prepare("SELECT seq FROM standing_seals WHERE patient_no = ?").pluck().get(no) === last;
	}

	/** The outline of the tool's answer on the staff page; the status where there is no such page. */
	async function shown(): Promise<string | number> {
		const { status, body } = await ask(worldNow().port, `/staff/patients/${id}`, { headers: { cookie } });
		return status === 200
			? (new RegExp(`class="answer (\\w+)" aria-labelledby="tool-${TOOL}"`).exec(body)?.[1] ?? "none")
			: status;
	}

	/** Puts everything of these tables back after the test. */
	function putBack(...tables: readonly string[]): void {
		const { file } = worldNow();
		const rows = tables.map(
			(table) => [table, file.prepare(`SELECT * FROM ${table}`).raw().all() as unknown[][]] as const,
		);
		onTestFinished(() => {
			file.pragma("foreign_keys = OFF");
			for (const [table, before] of rows) {
				file.exec(`DELETE FROM ${table}`);
				for (const row of before)
					file.prepare(`INSERT INTO ${table} VALUES (${row.map(() => "?").join()})`).run(row);
			}
			file.exec("UPDATE register_changes SET count = count + 1");
			file.pragma("foreign_keys = ON");
		});
	}

	/** What a machine is answered that asks whether the tool may be used now. */
	async function answered(): Promise<string | number> {
		const body = JSON.stringify({ checks: [{ nhsNumber, tool: TOOL, purpose: "care" }] });
		const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
		const told = await ask(worldNow().port, "/api/decisions", { method: "POST", headers, body });
		return told.status === 200 ? JSON.parse(told.body).decisions[0].answer : told.status;
	}

	it("what the patient said is read as it is", async () => {
		expect([await shown(), await answered()]).toEqual(["no", "deny"]);
	});

	it.each(CHANGES)("%s", async (what, change) => {
		putBack("standing");
		const row = worldNow()
			.file.prepare("SELECT * FROM standing WHERE patient_no = ? AND kind = 'choice' AND rest LIKE 'no %'")
			.get(no) as Row;
		change(row, worldNow(), no);
		expect(["unknown", ...(what.startsWith("and ") ? ["no"] : [])]).toContain(await shown());
		if (!LIKE_ANY_OTHER.has(what)) expect(["unknown", "deny"]).toContain(await answered());
	});

	it.each([
		["the tool is gone", "DELETE FROM tools WHERE id = @tool"],
		["nobody uses it", "DELETE FROM tool_uses WHERE tool_id = @tool"],
		["its number is another's", "UPDATE tools SET number = 998 WHERE id = @tool"],
		["it rests on nothing", "UPDATE tools SET basis = '{}' WHERE id = @tool"],
		["it rests on a word nobody knows", `UPDATE tools SET basis = '{"care":"maybe"}' WHERE id = @tool`],
		["it is no JSON", "UPDATE tools SET basis = 'yes' WHERE id = @tool"],
		["the clinic is gone", "DELETE FROM services WHERE id = 'riverside-eyes'"],
		["the provider is gone", "DELETE FROM providers WHERE id = 'riverside'"],
	])("in the register: %s", async (_what, sql) => {
		const { file } = worldNow();
		putBack("tools", "tool_uses", "services", "providers");
		file.pragma("foreign_keys = OFF");
		file.prepare(sql).run(sql.includes("@tool") ? { tool: TOOL } : {});
		file.exec("UPDATE register_changes SET count = count + 1");
		file.pragma("foreign_keys = ON");
		expect(["unknown", "none", 404, 500]).toContain(await shown());
		expect(["unknown", "not-applicable", 500]).toContain(await answered());
	});

	it("a record that cannot be opened is a doubt about everything", async () => {
		const { file } = worldNow();
		const trigger = triggerOf(worldNow(), "entries_no_update");
		const kept = file.prepare("SELECT seq, sealed FROM entries WHERE patient_no = ?").all(no) as {
			seq: number;
			sealed: string;
		}[];
		const write = (sealed: (text: string) => string) => {
			file.exec("DROP TRIGGER entries_no_update");
			for (const row of kept)
				file.prepare("UPDATE entries SET sealed = ? WHERE seq = ?").run(sealed(row.sealed), row.seq);
			file.exec(trigger);
		};
		onTestFinished(() => write((text) => text));
		write((text) => `${text.slice(0, -4)}AAAA`);
		expect(await shown()).toBe("unknown");
		expect(await answered()).toBe("deny");
	});

	it("a look that cannot be written down shows nothing", async () => {
		failing(worldNow(), "look_ups");
		const answer = await ask(worldNow().port, `/staff/patients/${id}`, { headers: { cookie } });
		expect([answer.status, answer.body.includes("Costa")]).toEqual([500, false]);
	});

	it.each(["entries", "standing", "once_keys"])(
		"an answer that cannot be written to %s is not said to be saved",
		async (table) => {
			const { port, session, victim, file } = worldNow();
			const mine = await session({ patientNo: victim.no });
			const page = `/en/my/tools/${TOOL}`;
			await send(port, `${page}/choose`, mine, { choice: "no" });
			const once = hidden((await ask(port, `${page}/check`, { headers: { cookie: mine } })).body, "once");
			const count = () => file.prepare("SELECT count(*) FROM entries").pluck().get();
			const before = count();
			const mend = failing(worldNow(), table);
			expect((await send(port, `${page}/check`, mine, { once })).status).toBe(500);
			expect(count()).toBe(before);
			mend();
			expect((await send(port, `${page}/check`, mine, { once })).headers["location"]).toMatch(
				/\/my\/receipts\//,
			);
		},
	);
}

/** From now on nothing can be added to this table, until mended or the test ends. */
function failing({ file }: World, table: string): () => void {
	file.exec(`CREATE TRIGGER broken BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'broken'); END`);
	const mend = () => void file.exec("DROP TRIGGER IF EXISTS broken");
	onTestFinished(mend);
	return mend;
}

function triggerOf({ file }: World, name: string): string {
	return file
		.prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?")
		.pluck()
		.get(name) as string;
}
