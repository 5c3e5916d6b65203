/** The file that tells the portal whose it is: providers, their services, and which tools each service uses. */
import { z } from "zod";
import { NATIONS } from "#app/core/bank-holidays.ts";
import { registerSchema } from "#app/features/tools/register.ts";
import { DEFAULT_AGES } from "#app/features/trust/trust.ts";

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const text = z.string().trim().min(1).max(200);

export const providerFile = z
	.strictObject({
		providers: z
			.array(
				z.strictObject({
					id,
					name: text,
					phone: text,
					email: z.email(),
					address: z.array(text).min(1),
					/** Where patients post forms without a stamp. Left out, the forms say that a stamp is needed. */
					freepost: z.array(text).min(1).optional(),
					nation: z.enum(NATIONS),
					planningBasis: z.enum(["objection", "consent"]),
					/** From which age a young person decides together with a parent, and from which no parent decides. */
					ownAge: z.int().min(10).max(16).default(DEFAULT_AGES.own),
					adultAge: z.int().min(10).max(18).default(DEFAULT_AGES.adult),
				}),
			)
			.min(1),
		services: z.array(
			z.strictObject({
				id,
				provider: id,
				/** The service's name by language tag; English at least. */
				names: z
					.record(z.string(), text)
					.refine((names) => names["en"] !== undefined, "an English name is needed"),
				uses: z.array(z.strictObject({ tool: id, stage: z.enum(["in-use", "trial"]), since: z.iso.date() })),
			}),
		),
		/** The provider's own register; left out, the portal's own is used. */
		register: registerSchema.optional(),
	})
	.refine(
		({ providers }) => providers.every(({ ownAge, adultAge }) => ownAge <= adultAge),
		"nobody is adult before the age at which they decide with a parent",
	)
	.refine(
		({ providers, services }) =>
			services.every((service) => providers.some((provider) => provider.id === service.provider)),
		"each service belongs to a provider of the file",
	);

/** What the file says. */
export type ProviderFile = z.input<typeof providerFile>;
