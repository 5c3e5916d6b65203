/** Pages rendered once for many patients, over the real routes, the real words and a real database. */
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { keepDraft } from "#app/features/choices/draft.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatTime } from "#app/i18n/format.ts";
import routes from "#app/routes.ts";
import { LANGUAGES, type LanguageTag } from "#locales/index.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { makeHandlers, type PageHandler } from "./handlers.server.ts";
import { makeSharedPages, type SharedPages } from "./shared-pages.server.ts";

const TOOL = "eye-scan-urgency";
const MINUTE = 60_000;

let handlerFor: (path: string) => PageHandler;
let patterns: string[];

beforeAll(async () => {
	const build = await realBuild();
	handlerFor = makeHandlers(build, "production");
	patterns = Object.values(build.routes).flatMap(({ path = "" }) =>
		path.startsWith(":lang/my") ? [path] : [],
	);
});

/** The portal's own routes and pages, put together as the framework's build does. */
async function realBuild(): Promise<ServerBuild> {
	type Module = ServerBuild["routes"][string]["module"];
	const modules = import.meta.glob<Module>("../../features/*/pages/*.{ts,tsx}");
	const list = await Promise.all(
		listed(routes).map(async ({ file, id = file, path, index }) => ({
			id,
			parentId: "root",
			...(path !== undefined && { path }),
			...(index && { index }),
			module: (await modules[`../../${file}`]?.()) as Module,
		})),
	);
	const root = { id: "root", path: "", module: await import("../../root.tsx") };
	const all: ServerBuild["routes"] = Object.fromEntries([root, ...list].map((route) => [route.id, route]));
	const manifest = Object.values(all).map(({ module, ...route }) => [
		route.id,
		{
			...route,
			hasAction: module.action !== undefined,
			hasLoader: module.loader !== undefined,
			hasClientAction: false,
			hasClientLoader: false,
			hasErrorBoundary: module.ErrorBoundary !== undefined,
			module: "",
		},
	]);
	return {
		mode: "production",
		entry: { module: (await import("../../entry.server.tsx")) as ServerBuild["entry"]["module"] },
		routes: all,
		assets: {
			entry: { imports: [], module: "" },
			routes: Object.fromEntries(manifest),
			url: "",
			version: "1",
		},
		publicPath: "/",
		assetsBuildDirectory: "build/client",
		future: {
			v3_fetcherPersist: true,
			v3_relativeSplatPath: true,
			v3_throwAbortReason: true,
			v3_singleFetch: false,
			v3_lazyRouteDiscovery: false,
		},
		isSpaMode: false,
	};
}

function listed(entries: readonly RouteConfigEntry[]): RouteConfigEntry[] {
	return entries.flatMap((entry) => [entry, ...listed(entry.children ?? [])]);
}

interface Asking {
	readonly lang?: LanguageTag;
	readonly at?: Date;
	readonly token?: string;
	readonly shared?: boolean;
	readonly method?: string;
}

/** What one patient's browser asks, as the server hands it on; each has a token and an end of its own. */
function asking(portal: TestPortal, who: TestPatient, path: string, how: Asking = {}) {
	const { lang = "en", at = NOON, token = `token-of-${who.no}`, shared = false, method = "GET" } = how;
	const given = portal.context(who.actor, path, at);
	const endsAt = formatTime(lang, given.session?.endsAt ?? at);
	const page = { ...given.page, lang, token, signedIn: { who: "patient" as const, endsAt, shared } };
	const context: AppLoadContext = { ...given, lang, formToken: token, page };
	return { request: new Request(`http://localhost:3000${path}`, { method }), context };
}

type Asked = ReturnType<typeof asking>;

const handlerOf = ({ context }: Asked) => handlerFor(context.path.split("?", 1)[0] ?? "");

/** The page as it is without any store. */
async function anew(asked: Asked): Promise<string> {
	return (await handlerOf(asked).answer(asked.request, asked.context)).text();
}

/** The page as it is given, and whether it was found finished: the framework's handler was then not asked. */
async function given(pages: SharedPages, asked: Asked): Promise<{ html: string; finished: boolean }> {
	const handler = handlerOf(asked);
	let finished = true;
	const watched: PageHandler = {
		...handler,
		answer(...all) {
			finished = false;
			return handler.answer(...all);
		},
	};
	const answer = await pages.answer(watched, asked.request, asked.context);
	if (answer === undefined) throw new Error("the page is not one to share");
	return { html: answer instanceof Response ? await answer.text() : answer.body.toString(), finished };
}

async function aPortal() {
	const portal = await openPortal();
	onTestFinished(() => portal.close());
	const people = [await portal.addPatient(), await portal.addPatient(), await portal.addPatient()] as const;
	return { portal, people, pages: makeSharedPages() };
}

const PATHS = [
	"",
	`/tools/${TOOL}`,
	`/tools/${TOOL}/choose`,
	"/purposes",
	"/purposes/research",
	"/everything",
];

describe("a page rendered once for many patients", () => {
	it("is one of these addresses, and no other", () => {
		const shared = patterns.filter((pattern) => {
			const path = `/${pattern.replace(":lang", "en").replaceAll(":tool", TOOL).replace(":purpose", "research").replace(":id", "1")}`;
			return handlerFor(path).load !== undefined;
		});
		const expected = PATHS.map((path) =>
			`:lang/my${path}`.replace(TOOL, ":tool").replace("research", ":purpose"),
		);
		expect(shared.sort()).toEqual(expected.sort());
	});

	it.each(LANGUAGES.flatMap(({ tag }) => PATHS.map((path) => [tag, `/${tag}/my${path}`] as const)))(
		"is byte for byte what would be rendered for the next one, later: %s %s",
		async (lang, path) => {
			const { portal, people, pages } = await aPortal();
			const [first, second, third] = people;
			await given(pages, asking(portal, first, path, { lang }));
			await given(pages, asking(portal, second, path, { lang }));
			const later = { lang, at: new Date(NOON.getTime() + 7 * MINUTE), token: "A_token-of.its:own" };
			const page = await given(pages, asking(portal, third, path, later));
			expect(page.finished).toBe(true);
			expect(page.html).toBe(await anew(asking(portal, third, path, later)));
			expect(page.html).toContain('value="A_token-of.its:own"');
		},
	);

	it("is kept only once a second patient is given the same", async () => {
		const { portal, people, pages } = await aPortal();
		const [first, second, third] = people;
		const page = `/en/my/tools/${TOOL}/choose`;
		const finished: boolean[] = [];
		for (const who of [first, first, first, second, third]) {
			finished.push((await given(pages, asking(portal, who, page))).finished);
		}
		expect(finished).toEqual([false, false, false, false, true]);
	});

	it("is another page for who answered otherwise", async () => {
		const { portal, people, pages } = await aPortal();
		const [first, second, third] = people;
		const page = `/en/my/tools/${TOOL}/choose`;
		for (const who of [first, second]) await given(pages, asking(portal, who, page));
		expect((await given(pages, asking(portal, third, page))).finished).toBe(true);
		const register = await currentRegister(portal.db);
		await keepDraft(portal.db, third.actor, register, { about: "tool", tool: TOOL }, "no", NOON);
		const own = await given(pages, asking(portal, third, page));
		expect(own.finished).toBe(false);
		expect(own.html).toBe(await anew(asking(portal, third, page)));
		expect(own.html).toMatch(/checked=""[^>]*value="no"/);
		expect((await given(pages, asking(portal, first, page))).html).not.toMatch(/checked=""[^>]*value="[a-z]/);
	});

	it.each([
		["the address", { query: "?a=1" }],
		["the language", { lang: "cy" as const }],
		["whose computer it is", { shared: true }],
	])(
		"is another page where this differs: %s",
		async (_what, { query = "", ...how }: Asking & { query?: string }) => {
			const { portal, people, pages } = await aPortal();
			const [first, second, third] = people;
			const path = "/en/my/everything";
			for (const who of [first, second]) await given(pages, asking(portal, who, path));
			expect((await given(pages, asking(portal, third, path))).finished).toBe(true);
			const other = asking(portal, third, path + query, how);
			const page = await given(pages, other);
			expect(page.finished).toBe(false);
			expect(page.html).toBe(await anew(other));
		},
	);

	it("never lets a token that HTML would read as more than text into a blank", async () => {
		const { portal, people, pages } = await aPortal();
		const asked = asking(portal, people[0], "/en/my", { token: '"><script>' });
		expect(await pages.answer(handlerOf(asked), asked.request, asked.context)).toBeUndefined();
	});

	it("leaves a redirect, a page that is not there and a form to the framework", async () => {
		const { portal, people, pages } = await aPortal();
		const [first] = people;
		const signedOut = asking(portal, first, "/en/my");
		const nobody = { ...signedOut, context: { ...signedOut.context, session: undefined } };
		expect(await pages.answer(handlerOf(nobody), nobody.request, nobody.context)).toBeUndefined();
		const form = asking(portal, first, "/en/my/everything", { method: "POST" });
		expect(await pages.answer(handlerOf(form), form.request, form.context)).toBeUndefined();
		const gone = asking(portal, first, "/en/my/tools/no-such-tool");
		const answer = await pages.answer(handlerOf(gone), gone.request, gone.context);
		expect(answer?.status).toBe(404);
	});

	it("is forgotten when the register changes, and when newer pages need its room", async () => {
		const { portal, people } = await aPortal();
		const [first, second, third] = people;
		const pages = makeSharedPages(60_000);
		const finished = async (path: string) => (await given(pages, asking(portal, third, path))).finished;
		const keep = async (path: string) => {
			for (const who of [first, second]) await given(pages, asking(portal, who, path));
		};
		await keep("/en/my/everything");
		expect(await finished("/en/my/everything")).toBe(true);
		pages.clear();
		expect(await finished("/en/my/everything")).toBe(false);
		await keep("/en/my/everything");
		for (let n = 0; n < 20; n += 1) await keep(`/en/my/everything?n=${n}`);
		expect(await finished("/en/my/everything?n=19")).toBe(true);
		expect(await finished("/en/my/everything")).toBe(false);
	});
});
