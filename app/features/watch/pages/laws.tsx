/** The laws by which a tool must be used here: how each stands, and where a lead enters one, agrees to it or ends it. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { textIn } from "#app/core/form-fields.ts";
import type { Result } from "#app/core/result.ts";
import { PURPOSES } from "#app/core/scope.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { type Context, staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { LANGUAGES } from "#locales/index.ts";
import { readLaw, readPressedLaw } from "../law.forms.ts";
import { agreeToLaw, endLaw, enterLaw, type LawProblem, listLaws } from "../law.store.server.ts";
import { type EnteredLaw, lawState, mayAgree, mayEnd } from "../law.ts";
import { type LawPageProblem, nameOfLawProblem } from "../law-problem.ts";
import { LawCard, type LawRow } from "../parts/law-card.tsx";
import { LawForm } from "../parts/law-form.tsx";
import { readWhy } from "../stop.forms.ts";
import { readStopped } from "../stop.store.server.ts";

const TAGS = LANGUAGES.map(({ tag }) => tag);

export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang } = context;
	const tool = (await currentRegister(db)).byId.get(params["tool"] ?? "");
	if (tool === undefined || (await readStopped(db.read, actor, tool.id)) === undefined) throw notFound();
	const laws = await listLaws(db.read, actor, tool.id);
	const today = dayOf(context.now());
	return json({
		id: tool.id,
		name: wordsIn(tool.words, lang).words.name,
		isLead: actor.staffRole === "lead",
		once: db.vault.randomHex(16),
		purposes: PURPOSES.filter((purpose) => tool.basis[purpose] !== undefined),
		laws: laws.map((law) => rowOf(law, actor, today)),
	});
}

function rowOf(law: EnteredLaw, actor: StaffActor, today: string): LawRow {
	const { id, purpose, name, words, link, starts, ends, enteredName } = law;
	const { agreedAt, agreedName, endedAt, endedName, endedWhy } = law;
	return {
		...{ id, purpose, name, words, link, starts, ends, enteredName },
		state: lawState(law, today),
		agreed: agreedAt && { by: agreedName ?? "", at: agreedAt.toISOString() },
		ended: endedAt && { by: endedName ?? "", at: endedAt.toISOString(), why: endedWhy ?? "" },
		mayAgree: mayAgree(law, actor, today).ok,
		mayEnd: mayEnd(law, actor, today).ok,
	};
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const tool = params["tool"] ?? "";
	const form = await request.formData();
	const { move, law, once } = readPressedLaw(form);
	if (move === undefined || actor.staffRole !== "lead") throw notFound();
	const field = move === "enter" ? "enter-submit" : `${move}-${law}-submit`;
	const typed = move === "enter" ? readLaw(form, dayOf(context.now()), TAGS).typed : {};
	const again = (problem: Omit<LawPageProblem, "typed" | "once">) =>
		json({ ...problem, typed, once } satisfies LawPageProblem, { status: problem.status });
	if (form.has("switch")) {
		const entered = (await listLaws(context.db.read, actor, tool)).find(({ id }) => id === law);
		// Who agrees types nothing, and a law that ended meanwhile has no form to give anything back on.
		const canEnd = entered !== undefined && mayEnd(entered, actor, dayOf(context.now())).ok;
		if (move !== "enter" && !(move === "end" && canEnd)) throw notFound();
		const ending = { law, why: textIn(form, "why") };
		return again({ status: 200, problems: [], ...(move === "end" ? { ending } : {}) });
	}
	try {
		const done =
			move === "enter"
				? await enter(context, actor, tool, form, once)
				: move === "agree"
					? await agreeToLaw(context.db, actor, await currentRegister(context.db), tool, law, context.now())
					: await end(context, actor, tool, law, form);
		if (done === undefined) throw notFound();
		if ("problems" in done) return again(done);
		if (!done.ok) return again({ status: 409, problems: [{ field, name: nameOfLawProblem(done.reason) }] });
	} catch (error) {
		// The commit may have reached the disk: the same press finds out.
		if (!isUnconfirmed(error)) throw error;
		return again({ status: 503, problems: [{ field, name: "not-confirmed" }] });
	}
	context.forgetPages();
	return redirect(`/staff/tools/${tool}/laws`, 303);
}

type Done = Result<unknown, LawProblem> | LawPageProblem | undefined;

async function enter(
	{ db, now }: Context,
	actor: StaffActor,
	tool: string,
	form: FormData,
	once: string | undefined,
): Promise<Done> {
	const read = readLaw(form, dayOf(now()), TAGS);
	if ("problems" in read) return { status: 422, problems: read.problems };
	if (once === undefined) return { status: 422, problems: [{ field: "enter-submit", name: "key-missing" }] };
	return enterLaw(db, actor, tool, read.law, once, now());
}

async function end(
	{ db, now }: Context,
	actor: StaffActor,
	tool: string,
	law: string,
	form: FormData,
): Promise<Done> {
	const read = readWhy(form);
	if ("why" in read) return endLaw(db, actor, await currentRegister(db), tool, law, read.why, now());
	return {
		status: 422,
		ending: { law, why: textIn(form, "why") },
		problems: [{ field: `why-${law}`, name: read.refusal }],
	};
}

export default function Laws() {
	const { id, name, isLead, once, purposes, laws } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const problems = (sent?.problems ?? []).map(({ field, name: problem }) => ({
		field,
		text: problem === "one-hand" ? t("colleagues:problem.one-hand") : t(`laws:problem.${problem}`),
	}));
	const errors = Object.fromEntries(problems.map(({ field, text }) => [field, text]));
	// There are two dates: read alone, above the form, a sentence has to say which.
	const named = problems.map(({ field, text }) => {
		const day = (["starts", "ends"] as const).find((one) => field === `${one}-day`);
		return { field, text: day === undefined ? text : `${t(`laws:form.${day}`)}: ${text}` };
	});
	const address = `/staff/tools/${id}/laws`;
	return (
		<Page
			title={t("laws:page.title", { name })}
			problems={named}
			back={{ href: `/staff/tools/${id}`, text: t("laws:page.back") }}
		>
			<p>{t("laws:page.intro")}</p>
			{laws.length === 0 && <p>{t("laws:page.none")}</p>}
			{laws.map((law) => (
				<LawCard
					key={law.id}
					law={law}
					action={address}
					why={sent?.ending?.law === law.id ? sent.ending.why : undefined}
					error={errors[`why-${law.id}`]}
				/>
			))}
			{isLead ? (
				<LawForm
					action={address}
					once={sent?.once ?? once}
					purposes={[
						...purposes.map((purpose) => ({ value: purpose, text: t(`choices:purpose.${purpose}`) })),
						{ value: "all", text: t("laws:page.all") },
					]}
					typed={sent?.typed ?? {}}
					errors={errors}
				/>
			) : (
				<p>{t("laws:page.only-leads")}</p>
			)}
		</Page>
	);
}
