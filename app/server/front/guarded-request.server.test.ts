import { type AddressInfo, createServer, type Socket } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { loopbackRequest } from "./guarded-request.server.ts";

const LARGE = "x".repeat(1_000_000);

/** The address of a program of this machine that answers whatever is sent with just this. */
async function answering(answer: (socket: Socket) => void): Promise<string> {
	const open = new Set<Socket>();
	const server = createServer((socket) => {
		open.add(socket.on("error", () => socket.destroy()));
		socket.once("data", () => answer(socket));
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	onTestFinished(() => {
		for (const socket of open) socket.destroy();
		server.close();
	});
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/told`;
}

const asked = (address: string) => loopbackRequest(address, { method: "POST", headers: {}, body: "{}" }, 300);
const withEnd = (text: string) => (socket: Socket) => void socket.end(text);
const without = (text: string) => (socket: Socket) => void socket.write(text);
/** Goes on sending this, long before anybody waits in vain. */
const endless = (first: string, more: string) => (socket: Socket) => {
	socket.write(first);
	const timer = setInterval(() => socket.write(more), 20);
	socket.on("close", () => clearInterval(timer));
};

describe("a server that somebody named", () => {
	it.each([
		["200 OK", 200],
		["204 No Content", 204],
		["302 Found\r\nLocation: http://127.0.0.1/", 302],
		["500 Away", 500],
	])("is heard where it answers %j", async (status, expected) => {
		const address = await answering(withEnd(`HTTP/1.1 ${status}\r\n\r\n`));
		expect((await asked(address)).status).toBe(expected);
	});

	it.each<[string, (socket: Socket) => void]>([
		["another protocol", without("HTTP/1.1 101 Other\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n")],
		["that it goes on, without end", endless("", "HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n")],
		["a part, and no more", without("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")],
		["a part, and hangs up", withEnd("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")],
		["a letter at a time, without end", endless("HTTP/1.1 200 OK\r\n\r\n", "x")],
		[
			"headers behind its end, without end",
			endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "X: y\r\n"),
		],
		["more than is kept", withEnd(`HTTP/1.1 200 OK\r\n\r\n${LARGE}`)],
		["headers of a megabyte", without(`HTTP/1.1 200 OK\r\nX: ${LARGE}`)],
		["no HTTP", withEnd("250 mail.example\r\n")],
		["nothing", () => undefined],
		["with a reset", (socket) => socket.resetAndDestroy()],
	])("ends the question where it answers %s", async (_what, answer) => {
		await expect(asked(await answering(answer))).rejects.toThrow();
	});
});
