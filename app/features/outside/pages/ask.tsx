/** Staff ask to see the answers of somebody who is on none of their lists: a full NHS number, a birth date, and why. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { parseNhsNumber } from "#app/core/nhs-number.ts";
import { oneTimeKeyOf } from "#app/core/one-time-key.ts";
import { refuse } from "#app/core/result.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { openSearch } from "#app/features/staff/sealed-search.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { refused, unprocessable } from "#app/server/respond.server.ts";
import { readOutside, type TypedOutside } from "../outside.forms.ts";
import { isStopped, openOutside } from "../outside.store.server.ts";
import { AskForm } from "../parts/ask-form.tsx";
import { Stopped } from "../parts/stopped.tsx";

/** What is wrong with the whole of what was sent, and not with one field. */
type Trouble = "not-matched" | "busy" | "key-missing" | "key-not-yours" | "not-confirmed";

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { db } = context;
	const sealed = new URL(request.url).searchParams.get("s");
	const searched = sealed === null ? undefined : openSearch(db.vault, actor, sealed);
	const isNumber = searched !== undefined && parseNhsNumber(searched).ok;
	const typed: TypedOutside = isNumber ? { number: searched } : {};
	return json({
		stopped: await isStopped(db, actor, context.now()),
		typed,
		once: db.vault.randomHex(16),
	});
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang, slowDown } = context;
	const form = await request.formData();
	const read = readOutside(form, dayOf(context.now()), lang);
	const { typed } = read;
	const given = oneTimeKeyOf(form);
	const page = {
		stopped: false,
		typed,
		once: given ?? db.vault.randomHex(16),
		trouble: null as Trouble | null,
	};
	if (form.has("switch")) return json({ ...page, problems: [] });
	if ("problems" in read) return unprocessable({ ...page, problems: read.problems });
	const wrong = (trouble: Trouble) => refused(trouble, { ...page, problems: [], trouble });
	if (given === undefined) return wrong("key-missing");
	// One at a time: tries that are sent side by side are no faster than one after the other.
	const attempt = `outside:${actor.staffId}`;
	try {
		const opened = (await slowDown.wait(attempt, 1))
			? await openOutside(db, actor, read.asked, given, context.now())
			: refuse("busy");
		if (opened.ok) {
			const { value } = opened;
			return redirect(
				value.to === "own" ? `/staff/patients/${value.id}` : `/staff/outside/${value.ref}`,
				303,
			);
		}
		if (opened.reason === "stopped") return json({ ...page, problems: [], stopped: true }, { status: 429 });
		if (opened.reason === "not-matched") await slowDown.failed(attempt);
		return wrong(opened.reason);
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return wrong("not-confirmed");
	}
}

export default function AskFromOutside() {
	const asked = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const { stopped, typed, once } = sent ?? asked;
	if (stopped) return <Stopped />;
	const problems = (sent?.problems ?? []).map(({ field, name }) => ({
		field: String(field),
		text: t(`outside:problem.${name}`),
	}));
	if (sent?.trouble) problems.push({ field: "number", text: t(`outside:problem.${sent.trouble}`) });
	return <AskForm typed={typed} once={once} problems={problems} />;
}
