/** The one press that says: I told the patient about this tool. */
import { readFields } from "#app/core/form-fields.ts";
import { oneTimeKeyOf } from "#app/core/one-time-key.ts";
import { TOLD_WAYS, type ToldWay } from "#app/core/told-entry.ts";

export interface ToldPressed {
	readonly tool: string;
	readonly way: ToldWay;
	readonly once: string;
}

/** What was pressed; undefined where it does not say which tool and how, or comes without its one-time key. */
export function readTold(form: FormData): ToldPressed | undefined {
	const { values, problems } = readFields(form, { tool: 100, told: 20 });
	const way = TOLD_WAYS.find((one) => one === values.told);
	const once = oneTimeKeyOf(form);
	if (problems.length > 0 || way === undefined || once === undefined || !values.tool) return undefined;
	return { tool: values.tool, way, once };
}
