/** The page of one case as a test sees it: opened and pressed as a browser would, in a portal of its own. */
import type { StaffActor } from "#app/core/actor.ts";
import type { Dispute } from "#app/features/disputes/dispute.ts";
import { action, loader } from "#app/features/inbox/pages/case.tsx";
import { entries, outbox } from "#db/schema.ts";
import { addAccounts, addUse, hannah, martin, omar, raise } from "./cases.ts";
import { openPortal, rhian, type TestPatient, type TestPortal } from "./portal.ts";

/** The one-time key of every form that is pressed without another. */
export const ONCE = "0123456789abcdef0123456789abcdef";

/** What reached the browser. `data` is what the page was given. */
export interface Reached {
	readonly status: number;
	readonly location: string | null;
	// biome-ignore lint/suspicious/noExplicitAny: a test looks into it as deep as it needs
	readonly data: any;
}

/** A page answers or throws its answer; both reach the browser. */
export async function reached(response: Promise<Response>): Promise<Reached> {
	const { status, headers, body } = await response.catch((thrown: Response) => thrown);
	const text = body === null ? "" : await new Response(body).text();
	return { status, location: headers.get("location"), data: text === "" ? undefined : JSON.parse(text) };
}

/** Amina reads Polish, and says that a use which Dr Omar Said checked was wrong. */
export class CasePage {
	readonly portal: TestPortal;
	readonly amina: TestPatient;
	/** The one whose page it is; a test may raise another. */
	dispute: Dispute;

	private constructor(portal: TestPortal, amina: TestPatient, dispute: Dispute) {
		this.portal = portal;
		this.amina = amina;
		this.dispute = dispute;
	}

	static async open(): Promise<CasePage> {
		const portal = await openPortal();
		const amina = await portal.addPatient({ language: "pl" });
		await addAccounts(portal, hannah, omar, martin, rhian);
		const use = await addUse(portal, amina);
		const written = { words: "To nieprawda.", lang: "pl", translated: null };
		const said = { use, checker: omar.staffId, lang: "pl", written };
		return new CasePage(portal, amina, await raise(portal, amina, said));
	}

	pathOf(id = this.dispute.id): string {
		return `/staff/disputes/${this.amina.id}/${id}`;
	}

	/** Opens it as this staff member, or as nobody. */
	load(actor: StaffActor | undefined = hannah, id = this.dispute.id): Promise<Reached> {
		const path = this.pathOf(id);
		const request = new Request(`http://localhost:3000${path}`);
		const params = { patient: this.amina.id, id };
		return reached(loader({ request, params, context: this.portal.context(actor, path) }));
	}

	/** Presses one of its forms, on a page that knew no more than that it was said, or that knew `seen`. */
	press(
		fields: Readonly<Record<string, string>>,
		over: { readonly actor?: StaffActor; readonly seen?: number } = {},
	): Promise<Reached> {
		const path = this.pathOf();
		const seen = String(over.seen ?? this.dispute.seq);
		const body = new URLSearchParams({ once: ONCE, seen, ...fields });
		const request = new Request(`http://localhost:3000${path}`, { method: "POST", body });
		const params = { patient: this.amina.id, id: this.dispute.id };
		return reached(action({ request, params, context: this.portal.context(over.actor ?? hannah, path) }));
	}

	/** How often it was moved. */
	async moved(): Promise<number> {
		const all = await this.portal.db.read.select().from(entries);
		return all.filter(({ kind }) => kind === "dispute.moved").length;
	}

	/** How many messages are on their way to the patient. */
	async messages(): Promise<number> {
		return (await this.portal.db.read.select().from(outbox)).length;
	}
}
