/** What a machine is told of what a tool already runs, beside its answer. */
import { REASONS } from "#app/core/decision-reasons.ts";
import { PURPOSES } from "#app/core/scope.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { type RunningCare, runningCare } from "#app/features/tools/running-care.ts";
import { hereAt } from "#app/features/tools/tool-here.ts";
import type { CheckAnswer } from "./check.ts";

/**
 * What holds for the tool of this check at the provider for which the machine asks. A check that could not be read is doubt like any other: a mistyped number ends nobody's care. Null
 * too for a moment that is over, for a tool that nobody knows, and for no purpose of ours.
 */
export function runningBeside(
	{ tool, purpose, reason, past }: CheckAnswer,
	register: Pick<KnownRegister, "byId">,
	provider: string,
): RunningCare | null {
	const known = tool === null ? undefined : register.byId.get(tool);
	const asked = PURPOSES.find((one) => one === purpose);
	if (known === undefined || asked === undefined || past === true) return null;
	const why = REASONS.find((one) => one === reason) ?? "could-not-tell";
	return runningCare(why, asked, hereAt(known.here, provider));
}
