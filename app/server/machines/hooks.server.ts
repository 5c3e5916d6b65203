/**
 * Sends clients what changed, as signed webhooks (Standard Webhooks 1.0): the pages of the feed in its order, one message of a client at a time,
 * tried again until it is taken. One client that is slow or down keeps no other waiting.
 */
import { createHmac } from "node:crypto";
import { isLoopback, signedText } from "#app/features/machines/hook.ts";
import {
	deadHooks,
	dueHooks,
	type Message,
	messageFailed,
	messageTaken,
	nextMessage,
} from "#app/features/machines/hook-work.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import type { Portal } from "../context.server.ts";
import { type Guard, guardedRequest, loopbackRequest } from "../front/guarded-request.server.ts";

const clockwork = { role: "system", name: "webhooks" } as const;

const EVERY = 5_000;
/** Milliseconds that a client may take to say that it has a message. */
const LONGEST = 10_000;
/** Messages of one client in one turn: then it waits for the next. */
const MOST_IN_A_TURN = 100;

export interface HookParts extends Pick<Portal, "db" | "now" | "fault"> {
	/** May a client be a program of this machine? Never in live mode. */
	readonly loopback: boolean;
	/** From 0 to 1. */
	readonly random: () => number;
	readonly guard?: Guard;
}

/** The headers of a message that is sent at `at`: signed by each of its secrets, the newest first. */
export function signedHeaders(
	{ id, body, secrets }: Pick<Message, "id" | "body" | "secrets">,
	at: Date,
): Record<string, string> {
	const seconds = Math.floor(at.getTime() / 1000);
	const signatures = secrets.map((secret) => {
		const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
		return `v1,${createHmac("sha256", key)
			.update(signedText(id, seconds, body))
			.digest("base64")}`;
	});
	return {
		"content-type": "application/json",
		"webhook-id": id,
		"webhook-timestamp": String(seconds),
		"webhook-signature": signatures.join(" "),
	};
}

/** Sends every client whose turn it is what it was not sent yet, but for who is sent to already. Resolves when each took all, or did not take one. */
export async function sendHooks(
	parts: HookParts,
	underWay = new Map<string, Promise<void>>(),
): Promise<void> {
	for (const id of await dueHooks(parts.db, clockwork, parts.now()))
		if (!underWay.has(id))
			underWay.set(
				id,
				sendAll(parts, id).finally(() => underWay.delete(id)),
			);
	await Promise.all(underWay.values());
}

async function sendAll(parts: HookParts, clientId: string): Promise<void> {
	const { db, now, fault, random } = parts;
	try {
		for (let sent = 0; sent < MOST_IN_A_TURN; sent += 1) {
			const message = await nextMessage(db, clockwork, await currentRegister(db), clientId, now());
			if (message === undefined) return;
			const answered = await send(parts, message);
			if (answered === null || answered < 200 || answered > 299)
				return await messageFailed(db, clockwork, message, answered, random(), now());
			await messageTaken(db, clockwork, message, now());
		}
	} catch (error) {
		fault(error, "sending a webhook");
	}
}

/** The status that came back; null where nothing did. */
async function send({ now, loopback, guard }: HookParts, message: Message): Promise<number | null> {
	const { address, body } = message;
	const sent = { method: "POST", headers: signedHeaders(message, now()), body } as const;
	try {
		const asked =
			loopback && isLoopback(address)
				? loopbackRequest(address, sent, LONGEST)
				: guardedRequest(address, sent, { longest: LONGEST, ...guard });
		return (await asked).status;
	} catch {
		return null;
	}
}

/** Sends what is new every five seconds, without keeping the process alive. `stop` waits for what is under way. */
export function startHooks(
	parts: HookParts,
	every: number = EVERY,
): { stop(): Promise<void>; trouble(): string | undefined } {
	const underWay = new Map<string, Promise<void>>();
	let dead = 0;
	const look = async () => {
		try {
			// First: who is slow today keeps nobody from reading that another took nothing for days.
			dead = await deadHooks(parts.db, clockwork);
			await sendHooks(parts, underWay);
		} catch (error) {
			parts.fault(error, "sending webhooks");
		}
	};
	// A turn that waits for somebody slow does not keep the next one.
	const looks = new Set([look()]);
	const timer = setInterval(() => {
		const one = look().finally(() => looks.delete(one));
		looks.add(one);
	}, every);
	timer.unref();
	return {
		async stop() {
			clearInterval(timer);
			await Promise.all(looks);
		},
		trouble: () => (dead === 0 ? undefined : `clients that are sent nothing any more: ${dead}`),
	};
}
