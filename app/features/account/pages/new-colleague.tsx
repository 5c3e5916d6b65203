/** An account for a new colleague. What they need to sign in is on the answer's page, once. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { STAFF_ROLES } from "#app/core/actor.ts";
import type { FieldProblem } from "#app/core/form-fields.ts";
import { oneTimeKeyOf } from "#app/core/one-time-key.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
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
import { changeColleague } from "../colleague.store.server.ts";
import { NewSecrets, type ShownSecrets } from "../parts/new-secrets.tsx";
import { addStaff } from "../staff-account.store.server.ts";

const NOTHING: Typed = { name: "", email: "", role: "" };

export function loader({ context }: LoaderFunctionArgs) {
	if (staffOf(context).staffRole !== "lead") throw notFound();
	return json({ once: context.db.vault.randomHex(16) });
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	if (actor.staffRole !== "lead") throw notFound();
	const form = await request.formData();
	const key = oneTimeKeyOf(form);
	const once = key ?? context.db.vault.randomHex(16);
	const answer = (typed: Typed, problems: readonly Problem[], status = problems.length > 0 ? 422 : 200) =>
		page({ typed, problems, once, secrets: null }, status);
	const read = readNewColleague(form);
	if ("problems" in read) return answer(read.typed, form.has("switch") ? [] : read.problems);
	if (form.has("switch")) return answer(read.values, []);
	if (key === undefined) return answer(read.values, [{ field: "form-submit", name: "key-missing" }]);
	const password = context.db.vault.newReference();
	const account = { ...read.values, providerId: actor.providerId, password };
	try {
		const made = await addStaff(context.db, context.passwords, actor, account, context.now(), key);
		if (made.ok && context.staffOpenId?.only) {
			// Nobody signs in with what was made: they come by OpenID, and are invited at once.
			await changeColleague(context.db, actor, made.value.id, { what: "openid-invited" }, context.now());
			return redirect(`/staff/colleagues/${made.value.id}`, 303);
		}
		if (made.ok) {
			const secrets: ShownSecrets = { name: read.values.name, password, ...made.value };
			return page({ typed: NOTHING, problems: [], once, secrets }, 200);
		}
		switch (made.reason) {
			case "email-taken":
			case "email-not-valid":
				return answer(read.values, [{ field: "email", name: made.reason }]);
			case "busy":
				return answer(read.values, [{ field: "email", name: made.reason }], 503);
			case "key-not-yours":
				return answer(read.values, [{ field: "form-submit", name: "key-missing" }]);
			default:
				throw new Error(`an account was not made: ${made.reason}`);
		}
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return answer(read.values, [{ field: "form-submit", name: "not-confirmed" }], 503);
	}
}

interface Answer {
	readonly typed: Typed;
	readonly problems: readonly Problem[];
	readonly once: string;
	readonly secrets: ShownSecrets | null;
}

const page = (answer: Answer, status: number) => json(answer, { status });

type Problem =
	| NewColleagueProblem
	| FieldProblem<"email", "email-taken" | "email-not-valid" | "busy">
	| { readonly field: "form-submit"; readonly name: "key-missing" | "not-confirmed" };

export default function NewColleague() {
	const { once } = useLoaderData<typeof loader>();
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
				once={sent?.once ?? once}
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
