/** Where a client is sent what changed: its address, what stands in a message and is signed, and when a further try is made. */
import type { StaffActor } from "#app/core/actor.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import type { Change } from "./changes.forms.ts";
import { type Client, keeps } from "./client.ts";
import { readKeyAddress } from "./client-keys.ts";

/** Milliseconds for which a message is tried again, from its first failure on. */
export const GIVE_UP_AFTER = 3 * 86_400_000;
/** Milliseconds for which the secret of before signs beside a new one. */
export const OLD_SECRET_FOR = 7 * 86_400_000;

/** So many secrets of before sign at most: each makes every message longer. */
const MOST_OLD_SECRETS = 7;

const FIRST_WAIT = 5_000;
/** Once a system is back it has waited so long at most, and half as much again. */
const LONGEST_WAIT = 600_000;

export interface Hook {
	/** Null while nobody agreed to one, or it was stopped. */
	readonly address: string | null;
	/** An address that a lead wants, and their account. */
	readonly asked: { readonly address: string; readonly by: string } | null;
	/** Since when no message was taken, what was answered last (null: nothing), and how often it was tried; null where all is well. */
	readonly failing: {
		readonly since: Date;
		readonly answered: number | null;
		readonly tries: number;
	} | null;
	/** Since when nothing is sent any more: until a lead has it sent again. */
	readonly deadAt: Date | null;
	readonly takenAt: Date | null;
}

/** What a lead may do with it. `hook-renewed`: another secret. `hook-again`: sent once more, from what was confirmed. */
export const HOOK_MOVES = [
	"hook-agreed",
	"hook-dropped",
	"hook-again",
	"hook-renewed",
	"hook-asked",
	"hook-off",
] as const;
export type HookMove = (typeof HOOK_MOVES)[number];

/** The moves that are open to this lead. An address lets what changed out, so it counts when a second lead agrees; one alone stops it. */
export function hookMoves(actor: StaffActor, client: Client, hook: Hook): readonly HookMove[] {
	if (!keeps(actor, client.providerId) || client.disabledAt !== null) return [];
	const isOn = hook.address !== null;
	const isOpen: Readonly<Record<HookMove, boolean>> = {
		"hook-agreed": hook.asked !== null && hook.asked.by !== actor.staffId,
		"hook-dropped": hook.asked !== null,
		"hook-again": isOn,
		"hook-renewed": isOn,
		"hook-asked": client.scopes.includes("system/Consent.rs"),
		"hook-off": isOn,
	};
	return HOOK_MOVES.filter((what) => isOpen[what]);
}

/** Is this a program of the same machine, as a demo may have one? */
export function isLoopback(address: string): boolean {
	return /^http:\/\/127\.0\.0\.1:[1-9]\d{0,4}\/[\x21\x22\x24-\x7e]*$/.test(address);
}

/** An address as a lead types it: what the address of keys may be, or where `loopback` is allowed a program of this machine. */
export function readHookAddress(
	text: string,
	loopback: boolean,
): Result<string, "address-missing" | "address-wrong"> {
	const typed = text.trim();
	if (typed === "") return refuse("address-missing");
	if (loopback && isLoopback(typed)) return ok(typed);
	const read = readKeyAddress(typed);
	return read.ok && read.value.kind === "address" ? ok(read.value.address) : refuse("address-wrong");
}

/** Milliseconds until the next try after so many; `random` from 0 to 1, so that not all who were down are asked at once. */
export function waitAfter(tries: number, random: number): number {
	return Math.min(FIRST_WAIT * 2 ** Math.max(0, tries - 1), LONGEST_WAIT) * (0.5 + random);
}

/** Secrets as one text to seal, the newest first. */
export function secretsText(secrets: readonly string[]): string {
	return secrets.slice(0, MOST_OLD_SECRETS).join(" ");
}

/** The secrets of such a text. */
export function secretsIn(text: string): readonly string[] {
	return text.split(" ");
}

/** What is signed of a message (Standard Webhooks 1.0). `at`: seconds since 1970. */
export function signedText(id: string, at: number, body: string): string {
	return `${id}.${at}.${body}`;
}

/**
 * The body of a message: a page of the feed. `begin`: it is the first of the record, so whatever was known before is forgotten. Nothing in it
 * says when it was made, so that a further try is the same message.
 */
export function hookBody(changes: readonly Change[], next: string, begin: boolean): string {
	return JSON.stringify({ type: "changes", data: { begin, changes, next } });
}
