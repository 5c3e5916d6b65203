/** Whom a patient trusts: what each may do, until when, who saw it; ended here in one press with a check, and somebody to help asked for. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { readFields } from "#app/core/form-fields.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { patientOf } from "#app/server/context.server.ts";
import { languageIn, notFound } from "#app/server/respond.server.ts";
import { PostForm } from "#app/ui/form.tsx";
import { Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { endOwnTrust } from "../end-trust.store.server.ts";
import { OwnPerson } from "../parts/own-person.tsx";
import { SureToEnd } from "../parts/sure-to-end.tsx";
import { shownPeople } from "../shown-person.ts";
import { askForHelper, helperAskedBy } from "../somebody-to-help.store.server.ts";
import { ownTrusted } from "../trust.store.server.ts";
import { canEndAlone } from "../trust.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = patientOf(context, languageIn(params));
	const { db, now } = context;
	const trusting = await ownTrusted(db, actor, await currentRegister(db));
	if (trusting === undefined) throw notFound();
	const people = shownPeople(trusting.recorded, [], trusting, trusting.ages, dayOf(now()));
	return json({
		status: trusting.status,
		canEnd: canEndAlone(trusting.status),
		phone: (await context.site()).phone,
		askedBy: (await helperAskedBy(db.read, actor)) ?? null,
		acting: people.filter(({ state }) => state === "acts" || state === "not-yet"),
		before: people.filter(({ state }) => state !== "acts" && state !== "not-yet"),
	});
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const lang = languageIn(params);
	const actor = patientOf(context, lang);
	const { db, now } = context;
	const { person = "", move } = readFields(await request.formData(), { person: 40, move: 10 }).values;
	const here = () => redirect(`/${lang}/my/people`, 303);
	const register = await currentRegister(db);
	try {
		if (move === "helper") {
			if (!(await askForHelper(db, actor, register, now()))) throw notFound();
			return here();
		}
		const trusting = await ownTrusted(db, actor, register);
		const found = trusting?.recorded.find(({ id, endedAt }) => id === person && endedAt === null);
		if (trusting === undefined || found === undefined || (move !== "ask" && move !== "end"))
			return json({ problem: "gone" as const }, { status: 422 });
		if (!canEndAlone(trusting.status)) return json({ problem: "staff-only" as const }, { status: 403 });
		if (move === "ask") return json({ sure: { id: found.id, name: found.name } });
		const ended = await endOwnTrust(db, actor, register, person, now());
		if (ended === undefined) throw notFound();
		return ended.ok ? here() : json({ problem: ended.reason }, { status: 409 });
	} catch (error) {
		// The commit may have reached the disk: the page shows whether it did.
		if (!isUnconfirmed(error)) throw error;
		return json({ problem: "not-confirmed" as const }, { status: 503 });
	}
}

export default function MyPeople() {
	const { status, canEnd, phone, askedBy, acting, before } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const request = usePageRequest();
	if (sent && "sure" in sent) return <SureToEnd person={sent.sure} />;
	const wordsOf = (name: "gone" | "staff-only" | "not-confirmed") =>
		name === "gone"
			? t("trust:problem.gone")
			: name === "staff-only"
				? t("trust:my.staff-only", { phone })
				: t("staff:mistake.problem.not-confirmed");
	return (
		<Page
			title={t("trust:my.title")}
			back={{ href: `/${lang}/my`, text: t("choices:tool.back") }}
			problems={sent ? [{ field: "main", text: wordsOf(sent.problem) }] : []}
		>
			<p>{t("trust:my.intro")}</p>
			<p>
				<strong>{t(`trust:my.decides.${status}`)}</strong>
			</p>
			{acting.length === 0 && <p>{t("trust:my.none")}</p>}
			{acting.map((person) => (
				<OwnPerson key={person.id} person={person} canEnd={canEnd} />
			))}
			{acting.length > 0 && !canEnd && <p>{t("trust:my.staff-only", { phone })}</p>}
			<h2>{t("trust:my.help.title")}</h2>
			{askedBy === null ? (
				<>
					<p>{t("trust:my.help.text")}</p>
					<PostForm
						id="helper"
						action={request.path}
						token={request.token}
						submit={t("trust:my.help.button")}
						name="move"
						value="helper"
						quiet
					/>
				</>
			) : (
				<p>{t("trust:my.help.asked", { date: formatDay(lang, askedBy) })}</p>
			)}
			{before.length > 0 && (
				<>
					<h2>{t("trust:my.before")}</h2>
					{before.map((person) => (
						<OwnPerson key={person.id} person={person} canEnd={false} />
					))}
				</>
			)}
		</Page>
	);
}
