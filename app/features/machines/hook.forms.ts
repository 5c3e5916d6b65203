/** What an AI lead sends about the address to which a client is sent what changed. */
import { readFields } from "#app/core/form-fields.ts";
import { HOOK_MOVES, type HookMove, readHookAddress } from "./hook.ts";

/** What was typed beside a move. */
export interface TypedHook {
	readonly what: HookMove;
	readonly address: string;
}

/** The move, or the problem of its field; undefined where it is none. Of one that is agreed to, the address that was on the page. */
export function readHook(
	form: FormData,
	loopback: boolean,
):
	| { readonly typed: TypedHook }
	| {
			readonly typed: TypedHook;
			readonly problems: readonly { field: string; name: "address-missing" | "address-wrong" }[];
	  }
	| undefined {
	const { values, typed } = readFields(form, { what: 20, address: 500 });
	const what = HOOK_MOVES.find((one) => one === values.what);
	const { address = "" } = values;
	if (what === undefined) return undefined;
	if (what !== "hook-asked") return { typed: { what, address } };
	const read = readHookAddress(address, loopback);
	if (!read.ok)
		return {
			typed: { what, address: typed.address ?? "" },
			problems: [{ field: "hook-address", name: read.reason }],
		};
	return { typed: { what, address: read.value } };
}
