/** A system that should be able to ask. Its keys count when another AI lead agrees. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { StaffActor } from "#app/core/actor.ts";
import { oneTimeKeyOf } from "#app/core/one-time-key.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { type Context, staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { type ClientFormRefusal, NO_CLIENT, readNewClient, type TypedClient } from "../client.forms.ts";
import { addClient } from "../client.store.server.ts";
import { SCOPE_WORDS, SCOPES } from "../client.ts";
import { KeysField } from "../parts/keys-field.tsx";
import { Ticks } from "../parts/ticks.tsx";

/** The tools that the lead's provider uses: a system acts for no other. */
async function usedTools({ db }: Context, { providerId }: StaffActor) {
	const { tools } = await currentRegister(db);
	return tools.filter(({ uses }) => uses.some((use) => use.providerId === providerId));
}

export async function loader({ context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	if (actor.staffRole !== "lead") throw notFound();
	const used = await usedTools(context, actor);
	return json({
		once: context.db.vault.randomHex(16),
		tools: used.map(({ id, words }) => ({ id, ...named(wordsIn(words, context.lang)) })),
	});
}

function named({ words, lang }: ReturnType<typeof wordsIn>) {
	return { name: words.name, lang };
}

type Problem = {
	readonly field: string;
	readonly name: ClientFormRefusal | "key-missing" | "not-confirmed";
};

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	if (actor.staffRole !== "lead") throw notFound();
	const used = await usedTools(context, actor);
	const form = await request.formData();
	const key = oneTimeKeyOf(form);
	const once = key ?? context.db.vault.randomHex(16);
	const read = readNewClient(
		form,
		used.map(({ id }) => id),
	);
	const answer = (problems: readonly Problem[], status = problems.length > 0 ? 422 : 200) =>
		json({ typed: read.typed as TypedClient, problems, once }, { status });
	if (form.has("switch")) return answer([]);
	if ("problems" in read) return answer(read.problems);
	if (key === undefined) return answer([{ field: "form-submit", name: "key-missing" }]);
	const { name, tools, scopes } = read.typed;
	const client = { providerId: actor.providerId, name, tools, scopes, keys: read.keys };
	try {
		const added = await addClient(context.db, actor, client, context.now(), key);
		if (added.ok) return redirect(`/staff/clients/${added.value}`, 303);
		switch (added.reason) {
			case "name-taken":
			case "name-missing":
				return answer([{ field: "name", name: added.reason }]);
			case "key-not-yours":
				return answer([{ field: "form-submit", name: "key-missing" }]);
			default:
				throw new Error(`a client was not added: ${added.reason}`);
		}
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return answer([{ field: "form-submit", name: "not-confirmed" }], 503);
	}
}

export default function NewClient() {
	const { once, tools } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const request = usePageRequest();
	const problems = (sent?.problems ?? []).map(({ field, name }) => ({
		field,
		text: t(`clients:problem.${name}`),
	}));
	const wrong = (field: string) => problems.find((problem) => problem.field === field)?.text;
	const typed = sent?.typed ?? NO_CLIENT;
	return (
		<Page
			title={t("clients:new.title")}
			problems={problems}
			typed
			back={{ href: "/staff/clients", text: t("clients:list.title") }}
		>
			<p>{t("clients:new.after")}</p>
			<PostForm
				action={request.path}
				token={request.token}
				once={sent?.once ?? once}
				languages={languageLinks(request)}
				submit={t("clients:new.title")}
			>
				<TextField
					id="name"
					name="name"
					label={t("colleagues:list.name")}
					hint={t("colleagues:new.name-hint")}
					error={wrong("name")}
					value={typed.name}
					autocomplete="off"
					dir="auto"
				/>
				<Ticks
					id="tools"
					legend={t("clients:new.tools")}
					error={wrong(`tool-${tools[0]?.id ?? ""}`)}
					boxes={tools.map(({ id, name, lang }) => ({
						field: `tool-${id}`,
						text: <span lang={lang}>{name}</span>,
						chosen: typed.tools.includes(id),
					}))}
				/>
				<Ticks
					id="scopes"
					legend={t("clients:list.may")}
					error={wrong("scope-read")}
					boxes={SCOPES.map((scope) => ({
						field: `scope-${SCOPE_WORDS[scope]}`,
						text: t(`clients:scope.${SCOPE_WORDS[scope]}`),
						chosen: typed.scopes.includes(scope),
					}))}
				/>
				<KeysField value={typed.keys} error={wrong("keys")} />
			</PostForm>
		</Page>
	);
}
