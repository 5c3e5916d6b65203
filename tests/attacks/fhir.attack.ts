/** A client that wants more of FHIR than it was given, and everybody who is no client, at the running portal. */
import { gzipSync } from "node:zlib";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { formatNhsNumber } from "#app/core/nhs-number.ts";
import { fhirRoutes, NO_FHIR_ADDRESS } from "#app/server/fhir/fhir.server.ts";
import { patternOf } from "#app/server/machines/machine-address.ts";
import { clients, patients } from "#db/schema.ts";
import { type Answered, ask, FORM } from "./http.ts";
import { clientOf, tokenOf } from "./machine-asking.ts";
import type { World } from "./world.ts";

/** Nobody, a patient's session, a session of staff, a client that may only report, one that may only read. */
type Row = readonly [number, number, number, number, number];
const READERS: Row = [401, 401, 401, 403, 200];
const EVERYBODY: Row = [200, 200, 200, 200, 200];
const NOBODY: Row = [404, 404, 404, 404, 404];

/** Every address below `/fhir`, and who comes through by GET, or by an empty form where it takes only that. */
const FHIR_DOORS: Readonly<Record<string, readonly [path: (world: World) => string, row: Row]>> = {
	"/fhir/metadata": [() => "/fhir/metadata", EVERYBODY],
	"/fhir/Consent": [({ victim }) => `/fhir/Consent?patient=${victim.id}`, READERS],
	"/fhir/Consent/_search": [() => "/fhir/Consent/_search", [401, 401, 401, 403, 400]],
	"/fhir/Consent/:id": [({ receipts }) => `/fhir/Consent/${receipts[0]}`, READERS],
	"/fhir/Consent/:id/_history": [({ receipts }) => `/fhir/Consent/${receipts[0]}/_history`, READERS],
	"/fhir/Consent/:id/_history/:version": [
		({ receipts }) => `/fhir/Consent/${receipts[0]}/_history/${receipts[0]}`,
		READERS,
	],
	"/fhir/Device/:id": [() => "/fhir/Device/eye-scan-urgency", READERS],
	"/fhir/Provenance": [({ receipts }) => `/fhir/Provenance?target=Consent/${receipts[0]}`, READERS],
	"/fhir/Provenance/:id": [({ receipts }) => `/fhir/Provenance/${receipts[0]}`, READERS],
	"/fhir/AuditEvent": [({ victim }) => `/fhir/AuditEvent?patient=${victim.id}`, READERS],
	"/fhir/AuditEvent/_search": [() => "/fhir/AuditEvent/_search", [401, 401, 401, 403, 400]],
	"no FHIR address": [() => "/fhir/Patient", NOBODY],
};

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const canariesOf = ({ victim, receipts, recorded, use }: World) => [
	...["Robert", victim.nhsNumber, formatNhsNumber(victim.nhsNumber), victim.letterCode],
	...[...receipts, recorded, use],
];
const told = (world: World, asked: string, { whole }: Answered) =>
	canariesOf(world).filter((canary) => !asked.includes(canary) && whole.includes(canary));

/** Attacks on what machines read. */
export function fhir(worldNow: () => World): void {
	describe("the table of FHIR addresses", () => {
		it("has every one of them, and each lets through whom it names", async () => {
			const world = worldNow();
			const parts = { db: world.db, now: () => new Date(), origin: world.server.origin };
			const routes = fhirRoutes({ ...parts, site: async () => ({ name: "" }) });
			const patterns = routes.map(({ address }) => patternOf(address));
			expect(Object.keys(FHIR_DOORS)).toEqual([...patterns, NO_FHIR_ADDRESS.pattern]);
			const callers = [
				{},
				{ cookie: await world.session({ patientNo: world.victim.no }) },
				{ cookie: await world.session({ staffId: world.staffId }) },
				bearer(await tokenOf(world, clientOf(world), "system/Provenance.c")),
				bearer(await tokenOf(world)),
			];
			for (const [pattern, [pathOf, row]] of Object.entries(FHIR_DOORS))
				for (const [who, headers] of callers.entries()) {
					const path = pathOf(world);
					const form = path.endsWith("_search") ? { method: "POST", body: "" } : {};
					const answered = await ask(world.port, path, { ...form, headers: { ...FORM, ...headers } });
					expect([pattern, who, answered.status]).toEqual([pattern, who, row[who]]);
					expect(answered.headers["content-type"]).toBe("application/fhir+json; charset=utf-8");
					if (answered.status !== 200) expect(told(world, path, answered)).toEqual([]);
				}
		});
	});

	describe("a client", () => {
		it("finds out nothing by a parameter that is not listed, and none is passed over", async () => {
			const world = worldNow();
			const headers = bearer(await tokenOf(world));
			const { victim } = world;
			const own = `patient=${victim.id}`;
			for (const query of [
				"",
				"_summary=count",
				"_count=1000000",
				`_has:Provenance:target:agent=Device/eye-scan-urgency&${own}`,
				`_include=*&${own}`,
				`_revinclude=Provenance:target&${own}`,
				"patient:Patient.name=Hill",
				"patient.name=Robert",
				`${own}&status:not=active`,
				`${own}&_filter=status%20eq%20active`,
				`${own}&_elements=patient`,
				`patient=https://evil.example/fhir/Patient/${victim.id}`,
				`patient=${world.server.origin}/fhir/Patient/${victim.id}`,
				`patient=${victim.no}&patient=${victim.id}`,
				`patient=${victim.id},${world.other.id}`,
			]) {
				const path = `/fhir/Consent?${query}`;
				const answered = await ask(world.port, path, { headers });
				expect([query, answered.status, told(world, path, answered)]).toEqual([query, 400, []]);
			}
		});

		it("finds nobody by numbers of the database, and no Consent by numbers or by chance", async () => {
			const world = worldNow();
			const headers = bearer(await tokenOf(world));
			const numbers = Array.from({ length: 40 }, (_, at) => String(at + 1));
			for (const number of numbers) {
				const found = await ask(world.port, `/fhir/Consent?patient=${number}`, { headers });
				expect([found.status, JSON.parse(found.body).total]).toEqual([200, 0]);
				expect((await ask(world.port, `/fhir/Consent/${number}`, { headers })).status).toBe(404);
			}
			for (const path of ["Consent/AAAA-BBBB-CCCC", `Consent/${world.use}`, `Provenance/${world.dispute}`])
				expect((await ask(world.port, `/fhir/${path}`, { headers })).status).toBe(404);
		});

		it("of another provider, or of another tool, is told of nobody here, by tag, page or number", async () => {
			const world = worldNow();
			const own = bearer(await tokenOf(world));
			const form = `patient.identifier=${encodeURIComponent(`https://fhir.nhs.uk/Id/nhs-number|${world.victim.nhsNumber}`)}&_count=1`;
			const search = (headers: Readonly<Record<string, string>>) =>
				ask(world.port, "/fhir/Consent/_search", {
					method: "POST",
					headers: { ...FORM, ...headers },
					body: form,
				});
			const first = JSON.parse((await search(own)).body) as {
				total: number;
				link: { relation: string; url: string }[];
			};
			expect(first.total).toBeGreaterThan(1);
			const next = first.link.find(({ relation }) => relation === "next")?.url ?? "";
			const [client] = [clientOf(world)];
			const before = await world.db.read.select().from(clients).where(eq(clients.id, client.clientId));
			const moved = (change: Partial<typeof clients.$inferInsert>) =>
				world.db.write((q) =>
					q.update(clients).set(change).where(eq(clients.id, client.clientId)).returning(),
				);
			try {
				await moved({ providerId: "westwood" });
				const found = await search(own);
				expect([JSON.parse(found.body).total, told(world, "", found)]).toEqual([0, []]);
				await moved({ providerId: before[0]?.providerId ?? "", tools: ["consultation-notes"] });
				for (const ref of world.receipts)
					for (const more of ["", "/_history", `/_history/${ref}`]) {
						const path = `/fhir/Consent/${ref}${more}`;
						const tagged = { ...own, "if-none-match": `W/"${ref}"` };
						expect([path, (await ask(world.port, path, { headers: tagged })).status]).toEqual([path, 404]);
					}
			} finally {
				await moved({ providerId: before[0]?.providerId ?? "", tools: before[0]?.tools ?? [] });
			}
			const other = bearer(await tokenOf(world, clientOf(world, 1)));
			expect((await ask(world.port, next.replace(world.server.origin, ""), { headers: other })).status).toBe(
				400,
			);
			expect((await ask(world.port, next.replace(world.server.origin, ""), { headers: own })).status).toBe(
				200,
			);
		});

		it("gets 100 entries at most, and no page that nobody sealed", async () => {
			const world = worldNow();
			const headers = bearer(await tokenOf(world));
			const path = `/fhir/Consent?patient=${world.victim.id}&_count=999999999`;
			expect(JSON.parse((await ask(world.port, path, { headers })).body).entry.length).toBeLessThan(101);
			for (const page of ["x", "AAAA".repeat(100), "-1", "%00", "../../etc/passwd"]) {
				const status = (await ask(world.port, `/fhir/Consent?_page=${encodeURIComponent(page)}`, { headers }))
					.status;
				expect([page, status]).toEqual([page, 400]);
			}
			expect(
				(await ask(world.port, `/fhir/Consent/${world.receipts[0]}/_history?_before=999999`, { headers }))
					.status,
			).toBe(200);
		});

		it("reports nothing with a token that only reads, by a bomb, by XML, or from a page of ours", async () => {
			const world = worldNow();
			const reads = bearer(await tokenOf(world));
			const reports = bearer(await tokenOf(world, clientOf(world), "system/Provenance.c"));
			const json = { "content-type": "application/fhir+json" };
			const post = (headers: Readonly<Record<string, string>>, body: string | Buffer) =>
				ask(world.port, "/fhir/Provenance", { method: "POST", headers, body });
			const uses = () => world.file.prepare("SELECT count(*) FROM uses").pluck().get();
			const before = uses();
			expect((await post({ ...json, ...reads }, "{}")).status).toBe(403);
			const bomb = gzipSync(Buffer.alloc(20_000_000, "["));
			expect((await post({ ...json, ...reports, "content-encoding": "gzip" }, bomb)).status).toBe(415);
			expect((await post({ ...json, ...reports }, Buffer.alloc(100_000, "["))).status).toBe(413);
			expect((await post({ ...json, ...reports }, Buffer.alloc(60_000, "["))).status).toBe(400);
			expect(
				(await post({ "content-type": "application/fhir+xml", ...reports }, "<Provenance/>")).status,
			).toBe(415);
			const cookie = await world.session({ staffId: world.staffId });
			expect((await post({ ...json, cookie, "sec-fetch-site": "same-origin" }, "{}")).status).toBe(401);
			expect(uses()).toBe(before);
		});

		it("leaves no number, no id and no token in the log, and shows a token nowhere but in its header", async () => {
			const world = worldNow();
			const token = await tokenOf(world);
			const number = encodeURIComponent(`https://fhir.nhs.uk/Id/nhs-number|${world.other.nhsNumber}`);
			const found = await ask(world.port, `/fhir/Consent?patient.identifier=${number}`, {
				headers: bearer(token),
			});
			expect(found.status).toBe(200);
			expect(found.whole).not.toContain(world.other.nhsNumber);
			for (const path of [
				`/fhir/Consent?patient=a&access_token=${token}`,
				`/fhir/Consent?patient=a&token=${token}`,
			])
				expect((await ask(world.port, path)).status).toBe(401);
			const [row] = await world.db.read.select().from(patients).where(eq(patients.no, world.other.no));
			for (const secret of [world.other.nhsNumber, token, row?.id ?? ""])
				expect(world.logged()).not.toContain(secret);
			expect(world.logged()).toContain('"/fhir/Consent"');
		});
	});
}
