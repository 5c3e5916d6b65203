/** A look from outside the list, as somebody of the staff asks for it. */
import { ask, hidden, send } from "./http.ts";

const PAGE = "/staff/outside";

/** Who is asked for: ten digits, and an ISO day. */
export interface Outsider {
	readonly nhsNumber: string;
	readonly birthDate: string;
}

/** Asks for this person with this key, or with one that the page gives. */
export async function askOutside(port: number, cookie: string, person: Outsider, key?: string) {
	const once = key ?? hidden((await ask(port, PAGE, { headers: { cookie } })).body, "once");
	const [year = "", month = "", day = ""] = person.birthDate.split("-");
	const why = { because: "care-now", why: "She came by ambulance." };
	return send(port, PAGE, cookie, { number: person.nhsNumber, day, month, year, ...why, once });
}

/** Opens one. Answers its reference. */
export async function openOutside(port: number, cookie: string, person: Outsider): Promise<string> {
	const { status, headers } = await askOutside(port, cookie, person);
	const ref = /\/staff\/outside\/(.+)$/.exec(headers["location"] ?? "")?.[1];
	if (ref === undefined) throw new Error(`not opened: ${status} ${headers["location"]}`);
	return ref;
}
