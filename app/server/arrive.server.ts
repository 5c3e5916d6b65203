/** The answer to whoever has just signed in as a patient, in whichever way. */
import { redirect } from "@remix-run/node";
import { findSession } from "#app/features/account/session.store.server.ts";
import { readOwnNeeds } from "#app/features/needs/needs.store.server.ts";
import type { Context } from "./context.server.ts";
import { displayNeededBy } from "./respond.server.ts";

/** Leads to this page of ours with the cookie of the session that began, and shows pages from then on as the patient needs them. */
export async function signedIn(context: Context, sessionId: string, to: string) {
	const { db, cookies, now } = context;
	const session = await findSession(db, sessionId, now());
	const needs =
		session?.actor.role === "patient" ? (await readOwnNeeds(db, session.actor, now()))?.needs : undefined;
	const login: [string, string][] = context.began === undefined ? [] : [["Set-Cookie", cookies.noLogin]];
	return redirect(to, {
		status: 303,
		headers: [["Set-Cookie", cookies.session(sessionId)], ...login, ...displayNeededBy(needs, context)],
	});
}
