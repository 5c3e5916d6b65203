import { createServer, IncomingMessage, ServerResponse } from "node:http";
import { type AddressInfo, connect, Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it, onTestFinished } from "vitest";
import { makeBodyTimes } from "./body-times.server.ts";

/** Of a form, in milliseconds; what is sent takes longer. */
const MOST = 60;

/** Sends the first half of a body, waits, and sends the rest unless the other side has hung up; answers what came back. */
async function sendSlowly(apart: number | undefined, rest = "b"): Promise<string> {
	const times = makeBodyTimes(MOST, (request) => request.socket.destroy());
	const server = createServer((request, response) => {
		times.begin(request, response);
		const came = apart === undefined ? () => undefined : times.allowLong(request, apart);
		request.on("data", came);
		request.on("error", () => undefined);
		request.on("end", () => response.end("whole"));
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	onTestFinished(() => void server.close());
	return new Promise((resolve) => {
		let answer = "";
		const socket = connect((server.address() as AddressInfo).port, "127.0.0.1", async () => {
			socket.write("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\na");
			await wait(3 * MOST);
			socket.write(rest);
		});
		socket.on("data", (chunk) => {
			answer += chunk;
		});
		socket.on("error", () => socket.destroy());
		socket.on("close", () => resolve(answer));
	});
}

describe("the body of a request", () => {
	it("has the time of a form", async () => {
		expect(await sendSlowly(undefined)).toBe("");
	});

	it("may take longer where that is allowed, while bytes come", async () => {
		expect(await sendSlowly(60_000)).toContain("whole");
	});

	it("is let go there too when nothing comes", async () => {
		expect(await sendSlowly(MOST, "")).toBe("");
	});

	it("leaves nothing behind for the next rounds of the collector to carry", () => {
		const times = makeBodyTimes(60_000, () => undefined);
		const take = () => {
			const request = Object.assign(new IncomingMessage(new Socket()), { weight: new Array(1_000).fill(0) });
			times.begin(request, new ServerResponse(request));
			request.emit("end");
		};
		take();
		collect();
		const before = bytesGrownOld();
		for (let taken = 0; taken < 2_000; taken += 1) take();
		for (let round = 0; round < 2; round += 1) collect("minor");
		expect(bytesGrownOld() - before).toBeLessThan(4_000_000);
	});
});

/** A round of the collector over all objects, or over the young ones alone. */
function collect(type: "major" | "minor" = "major"): void {
	setFlagsFromString("--expose-gc");
	const run = runInNewContext("gc") as (options: { readonly type: string }) => void;
	run({ type });
}

function bytesGrownOld(): number {
	return getHeapSpaceStatistics().find((space) => space.space_name === "old_space")?.space_used_size ?? 0;
}
