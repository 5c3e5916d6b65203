/** A system that is sent webhooks: a real receiver on this machine, two leads who agree on its address, and a check of signatures that knows nothing of ours. */
import { createHmac } from "node:crypto";
import http, { type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach } from "vitest";
import type { ClientActor } from "#app/core/actor.ts";
import { hookOf, moveHook } from "#app/features/machines/hook.store.server.ts";
import { type HookParts, sendHooks } from "#app/server/machines/hooks.server.ts";
import type { Db } from "#db/open.server.ts";
import { minutesAfterNoon } from "./builders.ts";
import { aClient } from "./machine-desk.ts";
import { openPortal, type TestPatient, type TestPortal } from "./portal.ts";
import { lena, omar } from "./two-leads.ts";

/** A request that came in. */
export interface Got {
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
	/** Where it came to: its address without the host. */
	readonly path?: string;
}

/** Opened anew for each test; `got` is what the receiver at `address` was sent. */
export let portal: TestPortal;
export let camera: ClientActor;
export let amina: TestPatient;
export let address: string;
export let got: Got[];
/** What the receiver answers, and what time it is, in minutes after noon. */
export const desk = { status: 204, minute: 0 };
let server: Server;

async function open(): Promise<void> {
	portal = await openPortal();
	camera = await aClient(portal, "riverside", "Eye clinic camera");
	amina = await portal.addPatient();
	got = [];
	Object.assign(desk, { status: 204, minute: 0 });
	server = http.createServer(async (request, response) => {
		let body = "";
		for await (const chunk of request) body += chunk;
		got.push({ path: request.url ?? "", headers: request.headers, body });
		response.writeHead(desk.status, desk.status === 302 ? { location: address } : {}).end();
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/changes`;
}

/** Call it once in a file. */
export function withHookDesk(): void {
	beforeEach(open);
	afterEach(() => {
		portal.close();
		server.closeAllConnections();
		server.close();
	});
}

/** When the receiver is asked for the next time, before it answers. */
export function onNextRequest(happens: () => void): void {
	server.once("request", happens);
}

/** The database, where somebody does this before the next thing is written. */
export function withPressBefore(press: () => Promise<unknown>): Db {
	let isPressed = false;
	const write: Db["write"] = async (work) => {
		if (!isPressed) {
			isPressed = true;
			await press();
		}
		return portal.db.write(work);
	};
	return { ...portal.db, write };
}

/** The portal's clock. */
export const now = () => minutesAfterNoon(desk.minute);

/** By which it is sent here. */
export const parts = (): HookParts => ({
	...{ db: portal.db, now, loopback: true, random: () => 0.5 },
	fault: (error) => {
		throw error;
	},
});

/** Sends what is due, by this way of sending. */
export const sends = (over: Partial<HookParts> = {}) => sendHooks({ ...parts(), ...over });

/** What this lead presses. */
export const move = async (actor: typeof lena, press: Parameters<typeof moveHook>[3], by = camera) => {
	const moved = await moveHook(portal.db, actor, by.clientId, press, now());
	if (moved?.ok !== true) throw new Error(moved?.reason ?? "not there");
	return moved.value;
};
/** Two leads agree on the address. Answers the secret. */
export async function agreed(by = camera, to = address): Promise<string> {
	await move(lena, { what: "hook-asked", address: to }, by);
	return (await move(omar, { what: "hook-agreed", address: to }, by)) ?? "";
}
/** How it stands. */
export const hook = () => hookOf(portal.db.read, camera.clientId);
/** The numbers of the entries that each message told of. */
export const numbers = (from = 0) =>
	got
		.slice(from)
		.map(({ body }) =>
			(JSON.parse(body).data.changes as { entry: number | null }[]).map(({ entry }) => entry),
		);

/** As the specification of Standard Webhooks says it is checked, by nothing of ours. */
export function isGenuine({ headers, body }: Got, secret: string): boolean {
	const text = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
	const key = Buffer.from(secret.slice("whsec_".length), "base64");
	const right = createHmac("sha256", key).update(text).digest("base64");
	return String(headers["webhook-signature"])
		.split(" ")
		.some((one) => one === `v1,${right}`);
}
