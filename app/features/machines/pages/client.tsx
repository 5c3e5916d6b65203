/** One system that may ask: what it can do, its keys, what a lead can do with it, and all that was done. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { askedBefore } from "../asked-before.store.server.ts";
import { reachedOf } from "../canary.store.server.ts";
import { type ClientFormRefusal, readMove, readPress } from "../client.forms.ts";
import { type AgreeRefusal, findClient, moveClient } from "../client.store.server.ts";
import { clientMoves, clientState, SCOPE_WORDS, sentTo } from "../client.ts";
import { keyNames } from "../client-keys.ts";
import { clientChanges, digestOf } from "../client-record.store.server.ts";
import { readHook } from "../hook.forms.ts";
import { hookOf, moveHook } from "../hook.store.server.ts";
import { hookMoves } from "../hook.ts";
import { lagOf } from "../lag.store.server.ts";
import { AskedBefore } from "../parts/asked-before.tsx";
import { AskedKeys } from "../parts/asked-keys.tsx";
import { ClientFacts } from "../parts/client-facts.tsx";
import { ClientHistory } from "../parts/client-history.tsx";
import { HookPart } from "../parts/hook-part.tsx";
import { HookSecret } from "../parts/hook-secret.tsx";
import { MoveForm } from "../parts/move-form.tsx";
import { SameAnswers } from "../parts/same-answers.tsx";
import { TestChanges } from "../parts/test-changes.tsx";
import { sameAnswers } from "../same-answers.store.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang } = context;
	const client = await findClient(db.read, actor, params["id"] ?? "");
	if (client === undefined) throw notFound();
	const { byId } = await currentRegister(db);
	const named = (id: string) => {
		const tool = byId.get(id);
		const found = tool && wordsIn(tool.words, lang);
		return { name: found?.words.name ?? id, lang: found?.lang ?? lang };
	};
	const changes = await clientChanges(db, actor, client);
	const { asked } = client;
	const hook = await hookOf(db.read, client.id);
	const reached = await reachedOf(db, actor, context.now());
	return json({
		facts: {
			id: client.id,
			tools: client.tools.map((id) => ({ id, ...named(id) })),
			kept: await askedBefore(db, client, named, context.now()),
			scopes: client.scopes.map((scope) => SCOPE_WORDS[scope]),
			state: clientState(client),
			keys: client.keys === null ? [] : keyNames(client.keys),
			lastAsked: client.lastAsked,
			lag: (await lagOf(db, actor, client)) ?? null,
			sent: sentTo(
				client,
				changes.map(({ body }) => body.what),
			),
		},
		name: client.name,
		same: await sameAnswers(db, client, named, context.now()),
		reached: reached.find(({ clientId }) => clientId === client.id) ?? null,
		moves: clientMoves(actor, client),
		hook: {
			...hook,
			asked: hook.asked && { address: hook.asked.address, isYours: hook.asked.by === actor.staffId },
			moves: hookMoves(actor, client, hook),
		},
		asked: asked && {
			names: keyNames(asked.keys),
			seen: digestOf(db, asked.keys),
			isYours: asked.by === actor.staffId,
		},
		changes: changes.map(({ ref, at, body: { what, why = "", recorder } }) => ({
			...{ ref, at, what, why },
			who: recorder.who === "staff" ? recorder.name : null,
		})),
	});
}

type Problem = {
	readonly field: string;
	readonly name:
		| ClientFormRefusal
		| "address-missing"
		| "address-wrong"
		| "changed-meanwhile"
		| "one-hand"
		| "not-confirmed"
		| "move-missing";
};

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const id = params["id"] ?? "";
	const { db } = context;
	if ((await findClient(db.read, actor, id)) === undefined) throw notFound();
	const form = await request.formData();
	const typed = readMove(form) ?? null;
	const hook = readHook(form, context.loopbackHooks);
	const again = (problems: readonly Problem[], status: number) =>
		json({ typed, address: hook?.typed.address ?? null, problems, secret: null }, { status });
	if (form.has("switch")) {
		const isTyped =
			typed?.what === "asked" || typed?.what === "disabled" || hook?.typed.what === "hook-asked";
		if (!isTyped) throw notFound();
		return again([], 200);
	}
	if (hook !== undefined) {
		if ("problems" in hook) return again(hook.problems, 422);
		try {
			const moved = await moveHook(db, actor, id, hook.typed, context.now());
			if (moved === undefined) throw notFound();
			if (!moved.ok)
				return again([{ field: `form-${hook.typed.what}-submit`, name: nameOf(moved.reason) }], 409);
			if (moved.value !== null)
				return json({ typed, address: null, problems: [] as readonly Problem[], secret: moved.value });
			return redirect(`/staff/clients/${id}`, 303);
		} catch (error) {
			if (!isUnconfirmed(error)) throw error;
			return again([{ field: `form-${hook.typed.what}-submit`, name: "not-confirmed" }], 503);
		}
	}
	if (typed === null) return again([{ field: "main", name: "move-missing" }], 422);
	const read = readPress(typed);
	if ("problems" in read) return again(read.problems, 422);
	const field = `form-${typed.what}-submit`;
	try {
		const moved = await moveClient(db, actor, id, read.press, context.now());
		if (moved === undefined) throw notFound();
		if (!moved.ok) return again([{ field, name: nameOf(moved.reason) }], 409);
	} catch (error) {
		// The commit may have reached the disk: pressed again it changes nothing, or finds out.
		if (!isUnconfirmed(error)) throw error;
		return again([{ field, name: "not-confirmed" }], 503);
	}
	return redirect(`/staff/clients/${id}`, 303);
}

/** What is not open any more was changed by somebody. */
function nameOf(why: AgreeRefusal): "changed-meanwhile" | "one-hand" {
	return why === "one-hand" ? why : "changed-meanwhile";
}

export default function ShowClient() {
	const { facts, name, same, reached, moves, hook, asked, changes } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const problems = (sent?.problems ?? []).map((problem) => ({
		field: problem.field,
		text:
			problem.name === "one-hand" ? t("colleagues:problem.one-hand") : t(`clients:problem.${problem.name}`),
	}));
	const errors = Object.fromEntries(problems.map(({ field, text }) => [field, text]));
	const typed = sent?.typed ?? null;
	if (sent?.secret) return <HookSecret name={name} secret={sent.secret} />;
	return (
		<Page title={name} problems={problems} back={{ href: "/staff/clients", text: t("clients:list.title") }}>
			<ClientFacts facts={facts} />
			<AskedBefore kept={facts.kept} />
			{reached !== null && <TestChanges reached={reached} />}
			{same !== null && <SameAnswers {...same} />}
			{asked && <AskedKeys asked={asked} moves={moves} />}
			{(["asked", "disabled"] as const)
				.filter((what) => moves.includes(what))
				.map((what) => (
					<MoveForm key={what} what={what} typed={typed?.what === what ? typed : null} errors={errors} />
				))}
			<HookPart hook={hook} typed={sent?.address ?? null} error={errors["hook-address"]} />
			<ClientHistory changes={changes} />
		</Page>
	);
}
