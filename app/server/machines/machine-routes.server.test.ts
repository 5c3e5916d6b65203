import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { get, post, startFront, statusOf } from "#tests/front.ts";
import { makeRateLimit } from "../front/rate-limit.server.ts";
import { JSON_ERRORS, jsonAnswer, troubleAnswer } from "./machine-answers.server.ts";
import { type Elsewhere, type MachineRoute, makeMachines } from "./machine-routes.server.ts";

const PATH = "/api/decisions";
const SHORT = `{"checks":[]}`;
const JSON_TYPE = ["Content-Type: application/json"];

const route = (over: Partial<MachineRoute> = {}): MachineRoute => ({
	address: {
		paths: [PATH],
		errors: JSON_ERRORS,
		methods: { POST: { name: "ask", does: "Asks.", scope: null, answers: {} } },
	},
	answer: async ({ body }) => jsonAnswer(200, { bytes: body.length }),
	...over,
});
const nowhere: Elsewhere = {
	...{ pattern: "none", fits: (path) => path.startsWith("/api") },
	...{ errors: JSON_ERRORS, says: "Nothing." },
};
const log = { answered: () => undefined, fault: () => undefined, note: () => undefined };

/** A portal that answers so many machines at once. */
function started(one: MachineRoute, mostAtOnce: number) {
	return startFront({
		machines: makeMachines([one], [nowhere], { rateLimit: async () => 0, log, mostAtOnce }),
	});
}

/** Who sent all of a request but its end. */
async function slowSender(port: number, bytes: string): Promise<Socket> {
	const slow = connect(port, "127.0.0.1");
	onTestFinished(() => void slow.destroy());
	slow.on("error", () => slow.destroy());
	await once(slow, "connect");
	slow.write(bytes.slice(0, -1));
	return slow;
}

describe("machines that send their question slowly", () => {
	it("take nobody's place", async () => {
		const front = await started(route(), 1);
		for (let sender = 0; sender < 5; sender++) await slowSender(front.port, post(PATH, SHORT, JSON_TYPE));
		expect(statusOf(await front.raw(post(PATH, SHORT, JSON_TYPE)))).toBe(200);
	});

	it("are let go when their time is over", async () => {
		const machines = makeMachines([route()], [nowhere], { rateLimit: async () => 0, log });
		const front = await startFront({ machines, limits: { request: 50 } });
		const slow = await slowSender(front.port, post(PATH, SHORT, JSON_TYPE));
		const [answer] = await once(slow, "data");
		expect(statusOf(String(answer))).toBe(408);
	});
});

describe("more machines at once than have a place", () => {
	it("are told when to come back, and the next one is answered", async () => {
		let [begun, release] = [() => {}, () => {}];
		const reached = new Promise<void>((resolve) => {
			begun = resolve;
		});
		const held = new Promise<void>((resolve) => {
			release = resolve;
		});
		const slow = route({
			answer: async () => {
				begun();
				await held;
				return jsonAnswer(200, {});
			},
		});
		const front = await started(slow, 1);
		const first = front.raw(post(PATH, SHORT, JSON_TYPE));
		await reached;
		const told = await front.raw(post(PATH, SHORT, JSON_TYPE));
		expect([statusOf(told), /^retry-after: 1\r$/im.test(told)]).toEqual([503, true]);
		expect(told).toContain("temporarily_unavailable");
		release();
		expect(statusOf(await first)).toBe(200);
		expect(statusOf(await front.raw(post(PATH, SHORT, JSON_TYPE)))).toBe(200);
	});
});

describe("a large question", () => {
	const refusing = route({
		largest: 200_000,
		refusesLarge: async ({ authorization }) =>
			authorization === "Bearer good" ? undefined : troubleAnswer(404, "Not you."),
	});
	const large = (headers: readonly string[] = []) =>
		post(PATH, "x".repeat(100_000), [...JSON_TYPE, ...headers]);

	it("is not even read from who may not ask", async () => {
		const front = await started(refusing, 1);
		const head = large().slice(0, large().indexOf("xxx"));
		expect(statusOf(await front.raw(head))).toBe(404);
		const unsaid = head.replace(/Content-Length: \d+/, "Transfer-Encoding: chunked");
		expect(statusOf(await front.raw(unsaid))).toBe(404);
	});

	it("is read from who may, and a small one from anybody", async () => {
		const front = await started(refusing, 1);
		expect(await front.raw(large(["Authorization: Bearer good"]))).toContain('{"bytes":100000}');
		expect(await front.raw(post(PATH, SHORT, JSON_TYPE))).toContain('{"bytes":13}');
	});
});

describe("a machine that asks very often", () => {
	it("is told when to come back, in JSON, and takes nothing from who reads pages at the same address", async () => {
		const rateLimit = makeRateLimit({ machines: 2, pages: 1 }, () => true);
		const front = await startFront({
			rateLimit,
			machines: makeMachines([route()], [nowhere], { rateLimit, log }),
		});
		const asked = () => front.raw(post(PATH, SHORT, JSON_TYPE));
		expect([statusOf(await asked()), statusOf(await asked())]).toEqual([200, 200]);
		const told = await asked();
		expect([statusOf(told), /^retry-after: [1-9]\d?\r$/im.test(told)]).toEqual([429, true]);
		expect(told).toContain('"error":"slow_down"');
		expect(statusOf(await front.raw(get("/api/nothing")))).toBe(429);
		expect(statusOf(await front.raw(get("/en")))).toBe(200);
	});
});
