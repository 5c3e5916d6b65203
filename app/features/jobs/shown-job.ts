/** A job as the list of things to do shows it. */

import type { Needs } from "#app/core/needs-entry.ts";
import type { TaskKind } from "#app/core/task-entry.ts";
import type { AskedCall } from "#app/features/calls/asked-call.ts";
import type { Unmet } from "#app/features/needs/unmet.ts";

export interface ShownJob {
	readonly id: string;
	readonly kind: TaskKind;
	/** The tool's name, or null where it is about all. */
	readonly tool: string | null;
	/** ISO day. */
	readonly due: string;
	readonly late: boolean;
	readonly today: boolean;
	readonly takenBack: boolean;
	/** The answers that do not agree are those of two people who may decide. */
	readonly ofPeople: boolean;
	/** What the patient said when they asked on the website to be called; null where the job came another way. */
	readonly asked: Pick<AskedCall, "number" | "time" | "about"> | null;
	/** It was opened for something else, or for that too. */
	readonly isForMore: boolean;
	readonly patient: {
		readonly id: string;
		readonly name: string;
		readonly phone: string | null;
		readonly needs: Needs;
		readonly unmet: readonly Unmet[];
	};
}
