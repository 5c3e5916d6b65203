/** How to reach a patient: what they said they need, and the form on which they say it or put it off; `?format=print` is that form on paper. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askedFormat, inFormat } from "#app/core/asked-format.ts";
import { dayOf } from "#app/core/calendar.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { needsForm } from "#app/features/paper/needs-form.ts";
import { servicesOf } from "#app/features/record/decide.store.server.ts";
import { logActingLook } from "#app/features/record/look-up.store.server.ts";
import { providerFor } from "#app/features/record/make-choice.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { standsIn } from "#app/features/trust/acting.ts";
import { useWords } from "#app/i18n/use-words.ts";
import {
	type Context,
	cannotAct,
	endedPersonOf,
	helperOf,
	patientOf,
	standInOf,
} from "#app/server/context.server.ts";
import { printingIn } from "#app/server/printing.server.ts";
import { displayNeededBy, languageIn, notFound } from "#app/server/respond.server.ts";
import { Paper } from "#app/ui/paper.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import type { LanguageTag } from "#locales/index.ts";
import { readNeedsForm } from "../needs.forms.ts";
import { type OwnNeeds, putOffNeeds, readOwnNeeds, sayNeeds } from "../needs.store.server.ts";
import { shownNeeds } from "../needs.ts";
import { findNeedsDraft, keepNeedsDraft } from "../needs-draft.store.server.ts";
import { NeedsCard } from "../parts/needs-card.tsx";
import { OwnNeedsForm } from "../parts/own-needs-form.tsx";
import type { Problem, ShownForm } from "../shown-form.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = helperOf(context, lang);
	await logActingLook(context.db, actor, context.now());
	const sheets = await onPaper(context, actor.patientNo, lang);
	if (sheets !== undefined) return json({ sheets });
	const own = (await readOwnNeeds(context.db, actor, context.now())) ?? gone();
	const query = new URL(request.url).searchParams;
	const acts = actor.role === "trusted";
	const maySay = !acts || standsIn(actor);
	const draft = maySay ? await findNeedsDraft(context.db, actor, context.now()) : undefined;
	const kept: ShownForm | null = draft === undefined ? null : { ...draft, problems: [] };
	return json({
		sheets: null,
		...shown(context, own),
		maySay,
		isForm: maySay && (own.said === null || query.has("change") || kept !== null),
		kept,
		isSaved: query.has("saved"),
	});
}

export async function action({ params, request, context }: ActionFunctionArgs) {
	const lang = languageIn(params);
	const { db } = context;
	const at = context.now();
	const form = await request.formData();
	const read = readNeedsForm(form, "patient");
	const ended = endedPersonOf(context, "decide");
	if (ended !== undefined) await keepNeedsDraft(db, ended, read, at);
	const actor = standInOf(context, lang, [read.typed.other]);
	const { typed, once = db.vault.randomHex(16), seen } = read;
	const again = (problems: readonly Problem[], status: number, known = seen) =>
		json<ShownForm>({ typed, once, seen: known, problems }, { status });
	if (form.has("switch")) return again([], 200);
	if (read.isPutOff) {
		await putOffNeeds(db, patientOf(context, lang), at);
		return redirect(`/${lang}/my`, 303);
	}
	if (read.problems.length > 0) return again(read.problems, 422);
	try {
		const saved = (await sayNeeds(db, actor, { needs: typed, once, seen, lang }, at)) ?? gone();
		if (saved.ok) {
			// How pages look here is for whoever reads them: what the patient needs is nothing to who acts for them.
			const headers = actor.role === "patient" ? displayNeededBy(typed, context) : [];
			return redirect(`/${lang}/my/needs?saved=1`, { status: 303, headers });
		}
		if (saved.reason === "stopped" || saved.reason === "own") throw cannotAct(saved.reason, [typed.other]);
		// The form comes back with what was typed, and knows now what stands beside it.
		const now = (await readOwnNeeds(db, actor, at)) ?? gone();
		const known = saved.reason === "changed" ? (now.said?.ref ?? "") : seen;
		return again([{ field: "form-submit", name: saved.reason }], 409, known);
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return again([{ field: "form-submit", name: "not-confirmed" }], 503);
	}
}

/** The form, where it was asked for and there is a provider to send it to. */
async function onPaper(context: Context, patientNo: number, lang: LanguageTag): Promise<string | undefined> {
	if (askedFormat(context.page.path) !== "print") return undefined;
	const [register, services] = [
		await currentRegister(context.db),
		await servicesOf(context.db.read, patientNo),
	];
	const provider = providerFor(register, services, null);
	return provider && needsForm(provider, printingIn(context, lang)).html;
}

function gone(): never {
	throw notFound();
}

function shown({ db, now }: Context, { isToAsk, hasEmail, hasPhone, ...kept }: OwnNeeds) {
	return {
		...shownNeeds(kept, dayOf(now())),
		ref: kept.said?.ref ?? null,
		isToAsk,
		reach: { hasEmail, hasPhone },
		once: db.vault.randomHex(16),
	};
}

export default function NeedsPage() {
	const own = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const { path } = usePageRequest();
	if (own.sheets !== null)
		return <Paper title={t("needs:title")} back={inFormat(path, undefined)} sheets={own.sheets} />;
	if (!own.isForm && sent === undefined)
		return <NeedsCard own={own} isSaved={own.isSaved} maySay={own.maySay} />;
	return (
		<OwnNeedsForm
			own={own}
			sent={sent ?? own.kept ?? undefined}
			isKept={sent === undefined && own.kept !== null}
		/>
	);
}
