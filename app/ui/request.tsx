/** What every page of one request needs to know about that request. Made once in `request-context.server.ts`. */
import { createContext, useContext } from "react";
import type { Display } from "#app/core/display.ts";
import type { LanguageTag } from "#locales/index.ts";

export interface PageRequest {
	readonly lang: LanguageTag;
	/** Path and query as asked for. */
	readonly path: string;
	/** Binds a form to this browser. */
	readonly token: string;
	readonly site: { readonly name: string; readonly phone: string };
	/** Formatted time when the session ends, and whose it is; undefined when nobody is signed in. */
	readonly signedIn:
		| {
				readonly who: "patient" | "trusted" | "staff";
				readonly endsAt: string;
				readonly shared: boolean;
				/** Somebody helps the patient, as they said: `true` without a name. */
				readonly helped?: true | string;
				/** Of the staff member, or of the patient for whom somebody acts; a patient's own page says no name. */
				readonly name?: string;
		  }
		| undefined;
	readonly demo: boolean;
	/** The form of this page has what its reader had typed when their session ended. */
	readonly kept?: true;
	readonly display: Display;
}

const Request = createContext<PageRequest | undefined>(undefined);
export const PageRequestProvider = Request.Provider;

/** The request this page answers. Throws outside one. */
export function usePageRequest(): PageRequest {
	const request = useContext(Request);
	if (request === undefined) throw new Error("a page was rendered outside a request");
	return request;
}
