/** What a search found: one patient leads straight on; several are told apart; nobody gets what to do next. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { formatNhsNumber } from "#app/core/nhs-number.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { endedStaffOf, staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Filled } from "#app/ui/filled.tsx";
import { Ltr } from "#app/ui/ltr.tsx";
import { Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { Table } from "#app/ui/table.tsx";
import { findPatients, type Namesake } from "../find.store.server.ts";
import { SearchField } from "../parts/search-field.tsx";
import { openSearch, sealedSearch } from "../sealed-search.store.server.ts";
import { readSearch, type SearchRefusal } from "../staff-search.ts";

/** What was typed is shown again, but not without end. */
const SHOWN = 200;

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { searchParams } = new URL(request.url);
	const sealed = searchParams.get("s");
	const opened = sealed === null ? undefined : openSearch(context.db.vault, actor, sealed);
	if (sealed !== null && opened === undefined) throw notFound();
	const sent = opened === undefined ? searchParams.getAll("q") : [opened];
	const typed = onlyOne(sent);
	const page = {
		typed: typed.slice(0, SHOWN),
		problem: null as SearchRefusal | null,
		namesakes: [] as readonly Namesake[],
		familyOnly: false,
	};
	const search = readSearch(typed, dayOf(context.now()));
	if (!search.ok) return json({ ...page, problem: search.reason }, { status: sent.length === 0 ? 200 : 422 });
	const found = await findPatients(context.db, actor, search.value, context.now());
	if (found.who === "one") throw redirect(`/staff/patients/${found.id}`, 303);
	if (found.who === "several") return json({ ...page, namesakes: found.namesakes });
	const familyOnly = search.value.by === "name" && /\s/.test(search.value.familyName);
	return json({ ...page, familyOnly }, { status: 404 });
}

/** The form's search leads to an address that says nothing of what was typed: there it is asked. */
export async function action({ request, context }: ActionFunctionArgs) {
	const typed = onlyOne((await request.formData()).getAll("q").map(String));
	const before = endedStaffOf(context);
	// Whoever has to sign in again comes back to their search.
	const actor = staffOf(
		before === undefined ? context : { ...context, path: sealedSearch(context.db.vault, before, typed) },
	);
	return redirect(sealedSearch(context.db.vault, actor, typed), 303);
}

/** A search that was sent twice is none; a long one is cut where `readSearch` still sees that it is too long. */
function onlyOne(sent: readonly string[]): string {
	return (sent.length === 1 ? (sent[0] ?? "") : "").slice(0, SHOWN + 1);
}

export default function Find() {
	const { typed, problem, namesakes, familyOnly } = useLoaderData<typeof loader>();
	const { t } = useWords();
	if (problem !== null) {
		const text = t(`staff:search.problem.${problem}`);
		const asked = typed !== "" || problem !== "search-missing";
		return (
			<Page title={t("staff:find.title")} problems={asked ? [{ field: "q", text }] : []}>
				<SearchField typed={typed} error={asked ? text : undefined} quiet={asked} />
				<FromOutside />
			</Page>
		);
	}
	if (namesakes.length > 0) {
		return (
			<Page title={t("staff:find.several")} back={{ href: "/staff", text: t("staff:summary.back") }}>
				<p>{t("staff:find.several-text")}</p>
				<Table
					caption={t("staff:find.several-list")}
					head={[t("staff:find.name"), t("staff:find.number"), t("staff:find.address")]}
					rows={namesakes.map(({ id, name, nhsNumber, addressLine }) => ({
						key: id,
						cells: [
							<a key="name" href={`/staff/patients/${id}`}>
								<bdi>{name}</bdi>
							</a>,
							<Ltr key="number">{formatNhsNumber(nhsNumber)}</Ltr>,
							<bdi key="address">{addressLine}</bdi>,
						],
					}))}
				/>
				<FromOutside />
			</Page>
		);
	}
	return (
		<Page title={t("staff:find.nobody")}>
			<p>
				<Filled of={(places) => t("staff:find.nobody-text", places)} pieces={{ typed: <bdi>{typed}</bdi> }} />
			</p>
			{familyOnly && (
				<p>
					<strong>{t("staff:find.family-only")}</strong>
				</p>
			)}
			<ul>
				<li>{t("staff:find.try.number")}</li>
				<li>{t("staff:find.try.name")}</li>
				<li>{t("staff:find.try.other")}</li>
				<li>{t("staff:find.try.list")}</li>
				<li>
					<strong>{t("staff:find.try.start")}</strong>
				</li>
			</ul>
			<FromOutside />
			<SearchField typed={typed} />
		</Page>
	);
}

/** The way to somebody who is on no list here. What was searched for comes along as sealed as it is. */
function FromOutside() {
	const { t } = useWords();
	const { path } = usePageRequest();
	const sealed = new URLSearchParams(path.split("?")[1]).get("s");
	return (
		<p>
			<a href={`/staff/outside${sealed === null ? "" : `?s=${sealed}`}`}>{t("outside:form.title")}</a>
		</p>
	);
}
