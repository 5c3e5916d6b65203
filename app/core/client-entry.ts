/** What happens to a system that may ask: who lets a machine in, and with which keys, is recorded like who may sign in. */
import { z } from "zod";
import { recorder } from "./said.ts";

/**
 * `added`: it was registered. `asked`: an AI lead wants these keys to count. `dropped`: they do not any more. `keys`: from now on these keys
 * count and no others. `disabled`: none counts. What begins with `hook` is about the address to which it is sent what changed: asked for, not wanted any
 * more, agreed to, stopped, given another secret, sent to once more.
 */
export const CLIENT_CHANGES = [
	"added",
	"asked",
	"dropped",
	"keys",
	"disabled",
	"hook-asked",
	"hook-dropped",
	"hook-agreed",
	"hook-off",
	"hook-renewed",
	"hook-again",
] as const;
export type ClientChange = (typeof CLIENT_CHANGES)[number];

export const clientChanged = z.strictObject({
	kind: z.literal("client.changed"),
	version: z.literal(1),
	/** Its id, never its name. */
	client: z.string().min(1),
	what: z.enum(CLIENT_CHANGES),
	/** SHA-256 over the keys that this is about, or over their address; null where it is about none. */
	keys: z
		.string()
		.regex(/^[0-9a-f]{64}$/)
		.nullable(),
	/** Of one that was added: what it may do. */
	access: z
		.strictObject({
			provider: z.string().min(1),
			tools: z.array(z.string().min(1)),
			scopes: z.array(z.string().min(1)),
		})
		.nullable(),
	/** Of keys that count from now on: the accounts of the two AI leads; null where the operator said so. */
	agreedBy: z.array(z.string().min(1)).length(2).nullable(),
	/** Why an AI lead stopped it, or wants other keys, in their own words; for leads. Not there where nobody was asked. */
	why: z.string().min(1).max(200).optional(),
	recorder,
});
