/** `conformance`: did a system ask before it acted, and stop where it was told? */

import { findClient } from "#app/features/machines/client.store.server.ts";
import { readDuring } from "#app/features/machines/conformance.forms.ts";
import { readConformance } from "#app/features/machines/conformance.store.server.ts";
import type { NotAsked } from "#app/features/machines/conformance.ts";
import { conformanceWords } from "../machines/conformance-words.ts";
import { type Command, operator, textOf } from "./command.ts";

const DOES = `Says of one system, by what stands in the record, in how many of the uses that it reported it had asked before.
Then each use before which it had not, and each after it was told of a change and before it asked again.
A use is told by its number at /fhir/Provenance; nobody is named. The exit status is 0 where there is none of these.
  --client ID    its client id
  --from TIME    uses from this moment on, for example 2026-11-01T00:00:00Z
  --until TIME   and before this one (now, where it is left out)`;

const WHY: Readonly<Record<NotAsked, string>> = {
	"never-asked": "it had not asked",
	"not-permitted": "the last answer was no permit",
	"answer-over": "the answer was over",
};

export const conformanceCommand: Command = {
	usage: "conformance --client ID --from TIME",
	does: DOES,
	options: { client: { type: "string" }, from: { type: "string" }, until: { type: "string" } },
	files: 0,
	needs: ["client", "from"],
	mayBegin: false,
	async run({ db, at, say, complain }, given) {
		const client = await findClient(db.read, operator, textOf(given, "client") ?? "");
		const until = textOf(given, "until") ?? at.toISOString();
		const during = readDuring({ from: textOf(given, "from"), until });
		if (client === undefined) complain("--client: there is no such client here.");
		if (!during.ok)
			complain(
				during.reason === "not-a-time"
					? "--from, --until: write a moment as 2026-11-01T00:00:00Z."
					: "--from is not before --until.",
			);
		if (client === undefined || !during.ok) return false;
		const found = await readConformance(db, client, during.value, Number.MAX_SAFE_INTEGER - 1);
		say(`${client.name}: ${conformanceWords(found)}`);
		for (const { id, tool, usedAt, why } of found.notAsked)
			say(`${usedAt.toISOString()} ${id} ${tool}: ${WHY[why]}.`);
		const { told, askedAgain, longestWait, wentOn } = found;
		if (told > 0)
			say(
				`Told of a change: ${told}. Asked again after that: ${askedAgain}${longestWait === null ? "" : `, after ${longestWait} seconds at most`}.`,
			);
		for (const { id, tool, usedAt, toldAt } of wentOn)
			say(`${usedAt.toISOString()} ${id} ${tool}: it was told of a change at ${toldAt.toISOString()}.`);
		return found.notAsked.length + wentOn.length === 0;
	},
};
