/** An account for a new colleague. What they need to sign in is on the answer's page, once. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { STAFF_ROLES } from "#app/core/actor.ts";
import type { FieldProblem } from "#app/core/form-fields.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { type NewColleagueProblem, readNewColleague, type Typed } from "../colleague.forms.ts";
import { NewSecrets, type ShownSecrets } from "../parts/new-secrets.tsx";
import { addStaff } from "../staff-account.store.server.ts";

const NOTHING: Typed = { name: "", email: "", role: "" };

export function loader({ context }: LoaderFunctionArgs) {
	if (staffOf(context).staffRole !== "lead") throw notFound();
	return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	if (actor.staffRole !== "lead") throw notFound();
	const form = await request.formData();
	const read = readNewColleague(form);
	if ("problems" in read) return answer(read.typed, form.has("switch") ? [] : read.problems);
	if (form.has("switch")) return answer(read.values, []);
	const password = context.db.vault.newReference();
	const account = { ...read.values, providerId: actor.providerId, password };
	const made = await addStaff(context.db, context.passwords, actor, account, context.now());
	if (made.ok) return answer(NOTHING, [], { name: read.values.name, password, ...made.value });
	switch (made.reason) {
		case "email-taken":
		case "email-not-valid":
		case "busy":
			return answer(read.values, [{ field: "email", name: made.reason }]);
		default:
			throw new Error(`an account was not made: ${made.reason}`);
	}
}

type Problem = NewColleagueProblem | FieldProblem<"email", "email-taken" | "email-not-valid" | "busy">;

function answer(typed: Typed, problems: readonly Problem[], secrets: ShownSecrets | null = null) {
	return json({ typed, problems, secrets }, { status: problems.length > 0 ? 422 : 200 });
}

export default function NewColleague() {
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const request = usePageRequest();
	const problems = (sent?.problems ?? []).map(({ field, name }) => ({
		field: String(field),
		text: t(`colleagues:problem.${name}`),
	}));
	const wrong = (field: string) => problems.find((problem) => problem.field === field)?.text;
	const typed = sent?.typed ?? NOTHING;
	const back = { href: "/staff/colleagues", text: t("colleagues:show.back") };
	if (sent?.secrets)
		return (
			<Page title={t("colleagues:secrets.title", { name: sent.secrets.name })} back={back}>
				<NewSecrets {...sent.secrets} />
				<ButtonLink href="/staff/colleagues">{t("colleagues:secrets.back")}</ButtonLink>
			</Page>
		);
	return (
		<Page title={t("colleagues:new.title")} problems={problems} typed back={back}>
			<PostForm
				action={request.path}
				token={request.token}
				languages={languageLinks(request)}
				submit={t("colleagues:new.button")}
			>
				<TextField
					id="name"
					name="name"
					label={t("colleagues:new.name")}
					hint={t("colleagues:new.name-hint")}
					error={wrong("name")}
					value={typed.name}
					autocomplete="off"
					dir="auto"
				/>
				<TextField
					id="email"
					name="email"
					type="email"
					label={t("colleagues:new.email")}
					hint={t("colleagues:new.email-hint")}
					error={wrong("email")}
					value={typed.email}
					autocomplete="off"
					dir="ltr"
					spellCheck={false}
				/>
				<Radios
					id="role"
					name="role"
					legend={t("colleagues:new.role")}
					error={wrong("role")}
					options={STAFF_ROLES.map((role) => ({ value: role, text: t(`colleagues:role.${role}`) }))}
					chosen={typed.role}
				/>
			</PostForm>
		</Page>
	);
}
