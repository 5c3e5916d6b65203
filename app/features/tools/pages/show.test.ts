import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newVersionOf } from "#tests/new-version.ts";
import { openPortal, type TestPortal } from "#tests/portal.ts";
import { currentRegister } from "../register.store.server.ts";
import { loader as mine } from "./mine.tsx";
import { loader } from "./show.tsx";

let portal: TestPortal;
beforeAll(async () => {
	portal = await openPortal();
});
afterAll(() => portal.close());

async function shown(tool: string, query = "") {
	const path = `/en/tools/${tool}${query}`;
	const request = new Request(`http://localhost:3000${path}`);
	const params = { lang: "en", tool };
	return (await loader({ request, params, context: portal.context(undefined, path) })).json();
}

describe("the public page of a tool", () => {
	it("leads to a choice in one's care, where there is one", async () => {
		expect(await shown("eye-scan-urgency")).toMatchObject({ canChoose: true });
		expect(await shown("staff-rostering")).toMatchObject({ canChoose: false, elsewhere: false });
	});

	it.each(["area-risk-prediction", "record-research", "synthetic-records"])(
		"leads to the other uses of information, and not to a question that nobody asks: %s",
		async (tool) => {
			expect(await shown(tool)).toMatchObject({ canChoose: false, elsewhere: true });
		},
	);
});

describe("the paper form on the public page of a tool", () => {
	const TOOL = "skin-lesion-check";
	const sheets = async (query: string) => {
		const page = await shown(TOOL, query);
		return page.sheets === null ? "no form" : page.sheets;
	};

	it("is of what stands there now: asked for of an older version, that version is shown, which says that it is old", async () => {
		const newest = await newVersionOf(portal.db, TOOL);
		const [now, named] = [await sheets("?format=print"), await sheets(`?notice=${newest}&format=print`)];
		expect(now).toContain("paper-form");
		expect(named).toBe(now);
		const answer: unknown = await shown(TOOL, "?notice=1&format=print").catch((thrown) => thrown);
		if (!(answer instanceof Response)) throw new Error("printed what was not asked for");
		expect([answer.status, answer.headers.get("location")]).toEqual([302, `/en/tools/${TOOL}?notice=1`]);
		expect(await shown(TOOL, "?notice=1")).toMatchObject({ sheets: null, newest });
	});

	it.each(["0", "99", "x", ""])("is of no version that never was: %s", async (number) => {
		const answer: unknown = await shown(TOOL, `?notice=${number}&format=print`).catch((thrown) => thrown);
		expect(answer).toMatchObject({ status: 404 });
	});
});

describe("the page of a tool for one patient", () => {
	it("leads to the page for everybody where an older version is asked for, and never shows another in its place", async () => {
		const { actor } = await portal.addPatient();
		const path = "/en/my/tools/eye-scan-urgency?notice=1";
		const asked = {
			request: new Request(`http://localhost:3000${path}`),
			context: portal.context(actor, path),
		};
		const answer: unknown = await mine({ ...asked, params: { lang: "en", tool: "eye-scan-urgency" } }).catch(
			(thrown) => thrown,
		);
		if (!(answer instanceof Response)) throw new Error("the newest version was shown");
		expect(answer.headers.get("location")).toBe("/en/tools/eye-scan-urgency?notice=1");
	});

	it("tells a tool of another service of ours from one that we do not use", async () => {
		const { tools, services } = await currentRegister(portal.db);
		const { actor } = await portal.addPatient();
		const stageOf = async (id: string) => {
			const context = portal.context(actor, `/en/my/tools/${id}`);
			const request = new Request(`http://localhost:3000/en/my/tools/${id}`);
			const answer = await mine({ request, params: { lang: "en", tool: id }, context });
			return answer.sheets === null ? answer.tool.stage.here : answer.sheets;
		};
		const usedAt = (isOurs: (service: string) => boolean) =>
			tools.find(({ uses }) => uses.length > 0 && uses.every(({ serviceId }) => isOurs(serviceId)))?.id ?? "";
		const clinic = "riverside-eyes";
		expect(await stageOf(usedAt((service) => service === clinic))).toMatch(/^(in-use|trial)$/);
		expect(
			await stageOf(
				usedAt((service) => service !== clinic && services.get(service)?.providerId === "riverside"),
			),
		).toMatch(/-beside$/);
		expect(await stageOf(tools.find(({ uses }) => uses.length === 0)?.id ?? "")).toBe("no");
	});
});
