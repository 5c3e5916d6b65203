/** `import-uses`: the uses of AI tools that other systems report, as a FHIR Bundle. */

import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { accountByEmail } from "#app/features/uses/checker.store.server.ts";
import { reportUse } from "#app/features/uses/use.store.server.ts";
import { readUseBundle } from "#app/features/uses/use-bundle.forms.ts";
import { type ReadUse, readUse } from "#app/features/uses/use-provenance.forms.ts";
import { type Command, type Desk, operator } from "./command.ts";
import { readInput } from "./input-file.ts";
import { lineOfRefused } from "./use-words.ts";

/** A Bundle is read whole: this is about 10,000 uses, and the memory for it is a few hundred megabytes. */
const LARGEST_BUNDLE = 20_000_000;

const DOES = `Imports what AI tools did in patients' care, from a FHIR R4 Bundle (JSON).
The shape is that of the HL7 guide “AI Transparency on FHIR”. Each Provenance is one use:
  fullUrl             the sender's identifier: by it a use comes in once (needed)
  meta.security       or reason: the label AIAST (needed)
  agent.who           one Device of type Artificial-Intelligence, with
                        identifier urn:ai-choices:tool = the tool's id in the register
                        version = the version that was used
  agent (verifier)    the person who checked: display or name; an e-mail finds their account;
                        role urn:ai-choices:agreement = agreed, partly or disagreed
  target              what it made, with subject: a Patient with an identifier of the system
                        https://fhir.nhs.uk/Id/nhs-number; its words are what the tool said
  occurredDateTime    when, with day, time and time zone (needed)
  location            identifier urn:ai-choices:service = the service; it may be left out
                        where only one service of the patient uses the tool
  entity.what         what the tool looked at

A use against a patient's no is kept too: it alarms the AI lead and writes to the patient.
Each use that is refused is printed with its place, counted from 0, its fullUrl and the reason;
the others come in. A Provenance without an AI tool and without the label is passed over.
A file of more than 20 MB is refused before it is read: send it in parts.
The same file twice changes nothing. The exit status is 0 only if no use was refused.`;

export const importUsesCommand: Command = {
	usage: "import-uses FILE",
	does: DOES,
	options: {},
	files: 1,
	needs: [],
	mayBegin: false,
	async run(desk, { files }) {
		const { say, complain } = desk;
		const text = readInput(files[0] ?? "", LARGEST_BUNDLE);
		if (!text.ok) {
			complain(text.reason);
			return false;
		}
		const bundle = readUseBundle(text.value);
		if (!bundle.ok) {
			complain(bundle.reason === "not-json" ? "This is not JSON." : "This is not a FHIR Bundle.");
			return false;
		}
		const counts = { added: 0, known: 0, against: 0, refused: 0 };
		for (const entry of bundle.value.entries) {
			const read = readUse(bundle.value, entry);
			if (read === undefined) continue;
			const kept = read.ok ? await keep(desk, read.value) : read;
			if (!kept.ok) {
				complain(lineOfRefused(entry.index, entry.fullUrl, kept.reason));
				counts.refused += 1;
			} else {
				counts[kept.value.isNew ? "added" : "known"] += 1;
				if (kept.value.isNew && !kept.value.wasAllowed) counts.against += 1;
			}
		}
		if (counts.added + counts.known + counts.refused === 0) {
			complain("There is no use of an AI tool in this file.");
			return false;
		}
		say(`${counts.added} added, ${counts.known} known before, ${counts.refused} refused.`);
		if (counts.against > 0)
			say(
				`${counts.against} of those added were not allowed. The AI lead has a job for each, and the patient a letter.`,
			);
		return counts.refused === 0;
	},
};

async function keep({ db, at }: Desk, { nhsNumber, report, checkerEmail }: ReadUse) {
	const { checked } = report;
	const staff = checkerEmail === null ? null : await accountByEmail(db, operator, checkerEmail);
	const whole = checked.by === "person" ? { ...report, checked: { ...checked, staff } } : report;
	return reportUse(db, operator, await currentRegister(db), { nhsNumber }, whole, at);
}
