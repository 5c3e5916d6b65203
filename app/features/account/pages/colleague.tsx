/** The account of one colleague: what a lead may do with it, and all that was done. New secrets are on the answer's page, once. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { STAFF_ROLES } from "#app/core/actor.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound, unprocessable } from "#app/server/respond.server.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { Ltr } from "#app/ui/ltr.tsx";
import { Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Table } from "#app/ui/table.tsx";
import { readMove } from "../colleague.forms.ts";
import { changeColleague, findColleague } from "../colleague.store.server.ts";
import { movesOpenTo } from "../colleague.ts";
import { NewSecrets } from "../parts/new-secrets.tsx";
import { resetStaff } from "../staff-account.store.server.ts";
import { staffChanges } from "../staff-record.store.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { db } = context;
	const colleague = await findColleague(db.read, actor, params["id"] ?? "");
	if (colleague === undefined) throw notFound();
	const changes = await staffChanges(db, actor, colleague.id);
	return json({
		colleague,
		isYou: colleague.id === actor.staffId,
		moves: movesOpenTo(actor, colleague, context.staffOpenId !== undefined),
		openId: context.staffOpenId?.name ?? "OpenID",
		passwords: context.staffOpenId?.only !== true,
		changes: changes.map(({ ref, at, body: { what, role, recorder } }) => ({
			ref,
			at,
			what,
			role,
			who: recorder.who === "staff" ? recorder.name : null,
		})),
	});
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { db, passwords } = context;
	const id = params["id"] ?? "";
	const colleague = await findColleague(db.read, actor, id);
	if (colleague === undefined) throw notFound();
	const move = readMove(await request.formData());
	if (move === undefined || (move.what === "openid-invited" && context.staffOpenId === undefined))
		return unprocessable({ problem: "move-missing" as const, secrets: null });
	if (actor.staffId === id) return json({ problem: "yourself" as const, secrets: null }, { status: 409 });
	try {
		if (move.what !== "reset") {
			await changeColleague(db, actor, id, move, context.now());
			return redirect(`/staff/colleagues/${id}`, 303);
		}
		const password = db.vault.newReference();
		const made = await resetStaff(db, passwords, actor, id, password, context.now());
		if (made.ok) return json({ problem: null, secrets: { name: colleague.name, password, ...made.value } });
		if (made.reason === "busy") return json({ problem: made.reason, secrets: null }, { status: 503 });
		// Another lead stopped the account meanwhile: the page says how it is now.
		if (made.reason === "not-open") return redirect(`/staff/colleagues/${id}`, 303);
		throw new Error(`an account was not reset: ${made.reason}`);
	} catch (error) {
		if (!isUnconfirmed(error)) throw error;
		return json({ problem: "not-confirmed" as const, secrets: null }, { status: 503 });
	}
}

export default function ShowColleague() {
	const { colleague, isYou, moves, openId, passwords, changes } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const request = usePageRequest();
	const back = { href: "/staff/colleagues", text: t("colleagues:show.back") };
	if (sent?.secrets)
		return (
			<Page title={t("colleagues:secrets.title", { name: sent.secrets.name })} back={back}>
				<NewSecrets {...sent.secrets} />
				<ButtonLink href={request.path}>{t("colleagues:secrets.back")}</ButtonLink>
			</Page>
		);
	const problems = sent?.problem
		? [{ field: `form-${moves[0] ?? ""}-submit`, text: t(`colleagues:problem.${sent.problem}`) }]
		: [];
	const roleIn = (role: (typeof changes)[number]["role"]) =>
		role === null ? "" : t(`colleagues:role.${role}`);
	return (
		<Page title={colleague.name} problems={problems} back={back}>
			<SummaryList
				rows={[
					{ key: t("colleagues:show.email"), value: <Ltr>{colleague.email}</Ltr> },
					{ key: t("colleagues:list.role"), value: t(`colleagues:role.${colleague.role}`) },
					{
						key: t("colleagues:list.state"),
						value: colleague.disabledAt === null ? t("colleagues:list.can") : t("colleagues:list.cannot"),
					},
				]}
			/>
			{isYou && (
				<>
					<p>{t("colleagues:show.you")}</p>
					{passwords && (
						<p>
							<a href="/staff/password">{t("colleagues:show.password")}</a>
						</p>
					)}
				</>
			)}
			{moves.map((what) => (
				<section key={what}>
					<h2>{t(`colleagues:move.${what}.title`, { name: openId })}</h2>
					<p>{t(`colleagues:move.${what}.text`, { name: openId })}</p>
					<PostForm
						id={`form-${what}`}
						action={request.path}
						token={request.token}
						submit={t(`colleagues:move.${what}.button`)}
						name="what"
						value={what}
						quiet
					>
						{what === "role" && (
							<SelectField
								id="role"
								name="role"
								label={t("colleagues:new.role")}
								options={STAFF_ROLES.map((role) => ({ value: role, text: t(`colleagues:role.${role}`) }))}
								chosen={colleague.role}
							/>
						)}
					</PostForm>
				</section>
			))}
			<h2>{t("colleagues:show.history")}</h2>
			{changes.length === 0 ? (
				<p>{t("colleagues:show.no-history")}</p>
			) : (
				<Table
					caption={t("colleagues:show.history")}
					captionHidden
					head={[t("colleagues:show.when"), t("colleagues:show.what"), t("colleagues:show.who")]}
					rows={changes.map(({ ref, at, what, role, who }) => ({
						key: ref,
						cells: [
							formatMoment(lang, new Date(at)),
							t(`colleagues:changed.${what}`, { role: roleIn(role) }),
							who === null ? t("colleagues:changed.system") : <bdi key="who">{who}</bdi>,
						],
					}))}
				/>
			)}
		</Page>
	);
}
