/** `reconcile`: does each system that is told what changes hold the answers that it should? */

import type { ClientActor } from "#app/core/actor.ts";
import { PURPOSES } from "#app/core/scope.ts";
import { listClients } from "#app/features/machines/client.store.server.ts";
import type { Client } from "#app/features/machines/client.ts";
import { groupsOf } from "#app/features/machines/held.ts";
import { ourAnswers } from "#app/features/machines/our-answers.store.server.ts";
import { namedOf, reconciledOf } from "#app/features/machines/reconciled.store.server.ts";
import { type Reconciled, stateOf } from "#app/features/machines/reconciled.ts";
import { Members } from "#app/features/record/list-members.ts";
import { logListLook } from "#app/features/record/look-list.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { type Command, type Desk, operator, textOf } from "./command.ts";

const DOES = `Says of each system that is told what changes whether it holds the answers that it should, and for whom it did not.
A system compares by POST /api/reconciliations, once a day for each of its tools. Patients are told by their address at
/staff/patients, not by name. The exit status is 0 where each compared within a day and nothing differed.
  --client ID    only this system
With all three it writes what this system should hold instead, to compare by hand: a line for each group of patients,
with how many are in it and a hash. Patients in it read that a list was checked.
  --tool T       the id of one of its tools
  --purpose P    care, planning, research, training or synthetic`;

const WORDS: Readonly<Record<ReturnType<typeof stateOf>, string>> = {
	never: "it never compared",
	overdue: "it has not compared for more than a day",
	differs: "it is NOT the same",
	same: "the same",
};

export const reconcileCommand: Command = {
	usage: "reconcile [--client ID [--tool T --purpose P]]",
	does: DOES,
	options: { client: { type: "string" }, tool: { type: "string" }, purpose: { type: "string" } },
	files: 0,
	needs: [],
	mayBegin: false,
	async run(desk, given) {
		const id = textOf(given, "client");
		const tool = textOf(given, "tool");
		const purpose = textOf(given, "purpose");
		const found = (await listClients(desk.db, operator)).filter((one) => id === undefined || one.id === id);
		const [client] = found;
		if (id !== undefined && client === undefined) {
			desk.complain("--client: there is no such client here.");
			return false;
		}
		if (tool === undefined && purpose === undefined) return sayAll(desk, found);
		if (id === undefined || client === undefined) {
			desk.complain("--client is missing.");
			return false;
		}
		return writeGroups(desk, client, tool ?? "", purpose ?? "");
	},
};

/** Of those that may still ask. */
async function sayAll(desk: Desk, clients: readonly Client[]): Promise<boolean> {
	let isWell = true;
	for (const client of clients.filter(({ keys }) => keys !== null)) {
		for (const one of await reconciledOf(desk.db, client)) {
			const state = stateOf(one, desk.at);
			desk.say(`${client.name}, ${one.tool}, ${one.purpose}: ${WORDS[state]}${counted(one)}`);
			isWell &&= state === "same";
			for (const { at, what, tool, id } of await namedOf(desk.db, client, one.last?.at ?? desk.at))
				if (tool === one.tool) desk.say(`  ${at.toISOString()} ${what} ${id ?? "nobody here"}`);
		}
	}
	return isWell;
}

function counted({ last }: Reconciled): string {
	return last === null ? "." : `, ${last.at.toISOString()}: ${last.theirs} held, ${last.ours} to be held.`;
}

async function writeGroups(desk: Desk, client: Client, toolId: string, given: string): Promise<boolean> {
	const { db, at } = desk;
	const register = await currentRegister(db);
	const tool = client.tools.includes(toolId) ? register.byId.get(toolId) : undefined;
	const purpose = PURPOSES.find((one) => one === given);
	if (tool === undefined) desk.complain("--tool: it is none of this system's tools.");
	if (purpose === undefined) desk.complain(`--purpose: one of ${PURPOSES.join(", ")}.`);
	if (tool === undefined || purpose === undefined) return false;
	const { id: clientId, name, providerId, tools, scopes } = client;
	const actor: ClientActor = { role: "client", clientId, name, providerId, tools, scopes };
	const ours = await ourAnswers(db, actor, register, { tool, purpose, at }, async () => {});
	const members = new Members();
	for (const { no } of ours) members.add(no);
	const list = { tool: tool.id, purpose, people: members.count, parts: members.parts() };
	await db.write((q) => logListLook(q, operator, list, at));
	for (const { group, count, hash } of groupsOf(ours, db.vault.sha256)) desk.say(`${group} ${count} ${hash}`);
	return true;
}
