/** What AI tools did in the care of the demo's patients, reported through the store that everybody uses. */
import type { SystemActor } from "#app/core/actor.ts";
import type { Agreement } from "#app/core/use-entry.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { reportUse } from "#app/features/uses/use.store.server.ts";
import { demoPatients } from "./demo-people.ts";
import type { Db } from "./open.server.ts";

const DAY = 86_400_000;
const OKOYE = "Dr Hannah Okoye";

interface DemoUse {
	/** The position in `demoPatients`. */
	readonly who: number;
	/** Days before the demo began; 0 is against what was said until then. */
	readonly daysAgo: number;
	readonly tool: string;
	readonly service: string;
	readonly version: string | null;
	readonly saw: string;
	readonly said: string;
	/** Who checked it and whether they agreed; null where nobody did. */
	readonly checked: readonly [name: string, agreed: Agreement] | null;
}

const EYES = { tool: "eye-scan-urgency", service: "riverside-eyes", saw: "A scan of the back of your eye." };
const XRAY = { tool: "chest-xray-priority", service: "riverside-imaging", saw: "An X-ray of your chest." };
const NOTES = { tool: "consultation-notes", service: "riverside-gp", saw: "The words of your visit." };

const USES: readonly DemoUse[] = [
	{
		who: 0,
		daysAgo: 41,
		...EYES,
		version: "2.0",
		said: "See you within 6 months.",
		checked: ["Sam Porter", "agreed"],
	},
	{
		who: 0,
		daysAgo: 12,
		...EYES,
		version: "2.1",
		said: "See you within 2 weeks.",
		checked: [OKOYE, "partly"],
	},
	{ who: 0, daysAgo: 20, ...NOTES, version: "5.3", said: "Notes of your visit.", checked: [OKOYE, "agreed"] },
	{
		who: 1,
		daysAgo: 33,
		...EYES,
		version: "2.1",
		said: "See you within 1 year.",
		checked: ["Sam Porter", "agreed"],
	},
	{
		who: 1,
		daysAgo: 0,
		tool: "retina-disease-detection",
		service: "riverside-eyes",
		version: "0.9",
		saw: "A photo of the back of your eye.",
		said: "No sign of disease.",
		checked: ["Sam Porter", "agreed"],
	},
	{ who: 2, daysAgo: 9, ...XRAY, version: "3.4", said: "Read this X-ray first.", checked: [OKOYE, "agreed"] },
	{
		who: 5,
		daysAgo: 15,
		tool: "bone-fracture-scan",
		service: "riverside-imaging",
		version: "1.7",
		saw: "An X-ray of your wrist.",
		said: "No broken bone.",
		checked: [OKOYE, "disagreed"],
	},
	{
		who: 8,
		daysAgo: 6,
		...EYES,
		version: "2.1",
		said: "See you within 1 year.",
		checked: ["Sam Porter", "disagreed"],
	},
	{ who: 9, daysAgo: 28, ...XRAY, version: "3.3", said: "This X-ray can wait.", checked: [OKOYE, "agreed"] },
	{
		who: 12,
		daysAgo: 17,
		tool: "record-filing",
		service: "riverside-gp",
		version: null,
		saw: "A letter from the hospital.",
		said: "It belongs with your blood tests.",
		checked: null,
	},
	{
		who: 13,
		daysAgo: 3,
		...EYES,
		version: "2.1",
		said: "See you within 3 months.",
		checked: ["Sam Porter", "agreed"],
	},
];

/** Reports the demo's uses, those of long ago first. One of today is against a no that was said before. */
export async function reportDemoUses(db: Db, actor: SystemActor, at: Date): Promise<void> {
	const register = await currentRegister(db);
	for (const [index, use] of USES.entries()) {
		const patient = demoPatients[use.who]?.patient;
		if (patient === undefined) throw new RangeError(`the demo has no patient ${use.who}`);
		const { tool, service, version, saw, said, checked } = use;
		const report = {
			tool,
			service,
			toolVersion: version,
			usedAt: new Date(at.getTime() - use.daysAgo * DAY),
			lookedAt: saw,
			recommended: said,
			lang: "en",
			checked:
				checked === null
					? ({ by: "nobody" } as const)
					: ({ by: "person", name: checked[0], staff: null, agreed: checked[1] } as const),
			source: `demo-use-${index}`,
		};
		const kept = await reportUse(db, actor, register, { nhsNumber: patient.nhsNumber }, report, at);
		if (!kept.ok) throw new Error(`demo use ${index} was refused: ${kept.reason}`);
	}
}
