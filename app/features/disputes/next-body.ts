/** Who somebody can go to after us: names and phone numbers as these bodies give them. Whoever answers for the words compares them once a year. */
import type { Route } from "#app/core/dispute-entry.ts";
import type { Nation } from "#app/core/working-day.ts";

/** A body with its own name, which is the same in every language of the portal. */
export interface NextBody {
	/** Of `disputes:body`: what it looks into. */
	readonly for: "complaint" | "data";
	readonly name: string;
	readonly phone: string;
	/** Language of the name. */
	readonly lang: string;
}

/** The second step of an NHS complaint in each nation. */
const OMBUDSMAN: Readonly<Record<Nation, Pick<NextBody, "name" | "phone">>> = {
	england: { name: "Parliamentary and Health Service Ombudsman", phone: "0345 015 4033" },
	wales: { name: "Public Services Ombudsman for Wales", phone: "0300 790 0203" },
	scotland: { name: "Scottish Public Services Ombudsman", phone: "0800 377 7330" },
	"northern-ireland": { name: "Northern Ireland Public Services Ombudsman", phone: "0800 34 34 24" },
};

const ICO = { name: "Information Commissioner’s Office", phone: "0303 123 1113" } as const;

/** About what the Information Commissioner can be asked: how information was used, and the rights to correction and a human. */
const ABOUT_DATA: readonly Route[] = ["data-protection", "record-wrong", "machine-alone"];

/** The bodies after us for what was said: the Ombudsman of the provider's nation always, since anything can become a complaint. */
export function nextBodies(routes: readonly Route[], nation: Nation): NextBody[] {
	const ombudsman = { for: "complaint", lang: "en", ...OMBUDSMAN[nation] } as const;
	return routes.some((route) => ABOUT_DATA.includes(route))
		? [ombudsman, { for: "data", lang: "en", ...ICO }]
		: [ombudsman];
}
