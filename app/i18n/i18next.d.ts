/** English is the type: a key that `locales/en` does not have does not compile. */
import type account from "#locales/en/account.json";
import type acting from "#locales/en/acting.json";
import type calls from "#locales/en/calls.json";
import type cards from "#locales/en/cards.json";
import type choices from "#locales/en/choices.json";
import type colleagues from "#locales/en/colleagues.json";
import type comments from "#locales/en/comments.json";
import type common from "#locales/en/common.json";
import type day from "#locales/en/day.json";
import type disputes from "#locales/en/disputes.json";
import type easy from "#locales/en/easy.json";
import type errors from "#locales/en/errors.json";
import type facts from "#locales/en/facts.json";
import type groups from "#locales/en/groups.json";
import type helping from "#locales/en/helping.json";
import type inbox from "#locales/en/inbox.json";
import type information from "#locales/en/information.json";
import type keeping from "#locales/en/keeping.json";
import type laws from "#locales/en/laws.json";
import type letters from "#locales/en/letters.json";
import type lists from "#locales/en/lists.json";
import type needs from "#locales/en/needs.json";
import type outside from "#locales/en/outside.json";
import type overrides from "#locales/en/overrides.json";
import type paper from "#locales/en/paper.json";
import type reasons from "#locales/en/reasons.json";
import type record from "#locales/en/record.json";
import type staff from "#locales/en/staff.json";
import type tools from "#locales/en/tools.json";
import type training from "#locales/en/training.json";
import type trust from "#locales/en/trust.json";
import type ui from "#locales/en/ui.json";
import type understanding from "#locales/en/understanding.json";
import type uses from "#locales/en/uses.json";
import type watch from "#locales/en/watch.json";

declare module "i18next" {
	interface CustomTypeOptions {
		defaultNS: "common";
		resources: {
			account: typeof account;
			acting: typeof acting;
			calls: typeof calls;
			cards: typeof cards;
			choices: typeof choices;
			colleagues: typeof colleagues;
			comments: typeof comments;
			common: typeof common;
			day: typeof day;
			disputes: typeof disputes;
			easy: typeof easy;
			errors: typeof errors;
			facts: typeof facts;
			groups: typeof groups;
			helping: typeof helping;
			inbox: typeof inbox;
			information: typeof information;
			keeping: typeof keeping;
			laws: typeof laws;
			letters: typeof letters;
			lists: typeof lists;
			needs: typeof needs;
			outside: typeof outside;
			overrides: typeof overrides;
			paper: typeof paper;
			reasons: typeof reasons;
			record: typeof record;
			staff: typeof staff;
			tools: typeof tools;
			training: typeof training;
			trust: typeof trust;
			ui: typeof ui;
			understanding: typeof understanding;
			watch: typeof watch;
			uses: typeof uses;
		};
	}
}
