/** What happens to the account of somebody who works for a provider: who may come in, as what, is recorded like what is said. */
import { z } from "zod";
import { STAFF_ROLES } from "./actor.ts";
import { recorder } from "./said.ts";

/** `reset`: a new password and a new secret for the app; `password`: they changed it themself; `signed-out`: on all devices. `openid-…`: they may come by the OpenID provider, did for the first time, no longer may. */
export const STAFF_CHANGES = [
	"added",
	"role",
	"disabled",
	"enabled",
	"signed-out",
	"reset",
	"password",
	"openid-invited",
	"openid-bound",
	"openid-ended",
] as const;
export type StaffChange = (typeof STAFF_CHANGES)[number];

export const staffChanged = z.strictObject({
	kind: z.literal("staff.changed"),
	version: z.literal(1),
	/** The id of the account, never its name. */
	staff: z.string().min(1),
	what: z.enum(STAFF_CHANGES),
	/** What they are from now on, where that was said. */
	role: z.enum(STAFF_ROLES).nullable(),
	recorder,
});
