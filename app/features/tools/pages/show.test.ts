import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPortal, type TestPortal } from "#tests/portal.ts";
import { currentRegister } from "../register.store.server.ts";
import { loader as mine } from "./mine.tsx";
import { loader } from "./show.tsx";

let portal: TestPortal;
beforeAll(async () => {
	portal = await openPortal();
});
afterAll(() => portal.close());

async function shown(tool: string) {
	const path = `/en/tools/${tool}`;
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

describe("the page of a tool for one patient", () => {
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
