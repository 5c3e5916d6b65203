/** A whole page: the document around the frame. Patient pages and staff pages are the same document with other links. */
import type { ReactNode } from "react";
import { nameIn } from "#app/i18n/name-in.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { LANGUAGES, languageOf } from "#locales/index.ts";
import stylesheet from "./app.css?url";
import { EasyStep, type EasyStepName } from "./easy-step.tsx";
import type { Problem } from "./error-summary.tsx";
import { isAskedForAll } from "./languages.tsx";
import largePrint from "./large.css?url";
import { type FrameLink, PageFrame } from "./page-frame.tsx";
import { type PageRequest, usePageRequest } from "./request.tsx";

/** `title` is the document's title, and the page's `h1` unless `heading` is false (a question's legend is the heading then). */
export function Page(props: {
	readonly title: string;
	readonly heading?: boolean;
	readonly problems?: readonly Problem[] | undefined;
	readonly back?: FrameLink | undefined;
	readonly notice?: ReactNode;
	/** The page has a form with a switch of language below its button, which keeps what was typed: the link at the top leads there. */
	readonly typed?: boolean;
	/** The step of a journey that this is: who has Easy Read on is told beside it what it is for. */
	readonly easy?: EasyStepName;
	readonly children: ReactNode;
}) {
	const { title, heading = true, problems = [], back, notice, typed = false, easy, children } = props;
	const { t, lang } = useWords();
	const request = usePageRequest();
	const { dir, high, reviewedBy } = languageOf(lang);
	const { size } = request.display;
	const look = [...(high ? ["high"] : []), ...(size === null ? [] : [`p${size}`])].join(" ");
	const error = problems.length > 0 ? `${t("ui:errors.prefix")} ` : "";
	return (
		<html lang={lang} dir={dir} className={look || undefined}>
			<head>
				<meta charSet="utf-8" />
				<meta name="viewport" content="width=device-width,initial-scale=1" />
				<title>{`${error}${nameIn(lang, title)} – ${nameIn(lang, request.site.name)}`}</title>
				<link rel="stylesheet" href={stylesheet} />
				{size !== null && <link rel="stylesheet" href={largePrint} />}
			</head>
			<body>
				<PageFrame
					lang={languageOf(lang).formats}
					provider={{ name: request.site.name, href: homeOf(request) }}
					languages={languageLinks(request)}
					switchAt={typed ? "#switch" : `/${lang}/formats?page=${encodeURIComponent(request.path)}`}
					helpPhone={request.site.phone}
					links={
						isForStaff(request)
							? undefined
							: {
									ai: `/${lang}/what-is-ai`,
									call: `/${lang}/call`,
									accessibility: `/${lang}/accessibility`,
									privacy: `/${lang}/privacy`,
								}
					}
					nav={navOf(request, t)}
					signedIn={sessionOf(request)}
					reviewed={reviewedBy !== null}
					title={heading ? title : undefined}
					problems={problems}
					back={back}
					notice={notice}
				>
					{easy && <EasyStep step={easy} />}
					{request.kept && <p>{t("comments:page.kept")}</p>}
					{children}
				</PageFrame>
			</body>
		</html>
	);
}

/** This page in each language. Staff pages have no language in their address: they switch by `?lang=`. */
export function languageLinks({ lang, path }: Pick<PageRequest, "lang" | "path">) {
	return LANGUAGES.map(({ tag, name, dir }) => ({
		tag,
		name,
		dir,
		href: hrefIn(path, lang, tag),
		current: tag === lang,
		offered: tag === (lang === "en" ? "ur" : "en") || isAskedForAll(path),
	}));
}

/** The address of a page in another language: in its path, or for staff as `?lang=`. */
export function hrefIn(path: string, lang: string, tag: string): string {
	if (path === `/${lang}` || path.startsWith(`/${lang}/`) || path.startsWith(`/${lang}?`)) {
		return `/${tag}${path.slice(lang.length + 1)}`;
	}
	const [pathname = "", query = ""] = path.split("?");
	const params = new URLSearchParams(query);
	params.set("lang", tag);
	return `${pathname}?${params}`;
}

/** Staff read this page: they are signed in, or are about to be. */
function isForStaff({ path, signedIn }: PageRequest): boolean {
	return signedIn === undefined ? /^\/staff(?:[/?]|$)/.test(path) : signedIn.who === "staff";
}

function homeOf(request: PageRequest): string {
	const { lang, signedIn } = request;
	if (isForStaff(request)) return "/staff";
	return signedIn ? `/${lang}/my` : `/${lang}`;
}

function sessionOf({ lang, token, signedIn, path }: PageRequest) {
	if (signedIn === undefined) return undefined;
	const home = signedIn.who === "staff" ? "/staff" : `/${lang}`;
	return {
		endsAt: signedIn.endsAt,
		name: signedIn.name,
		acts: signedIn.who === "trusted",
		shared: signedIn.shared,
		helped: signedIn.helped,
		endHelp: `${home}/helping?to=${encodeURIComponent(path)}`,
		stay: `${home}/stay?to=${encodeURIComponent(path)}`,
		finish: `${home}/sign-out`,
		token,
	};
}

function navOf(request: PageRequest, t: ReturnType<typeof useWords>["t"]): FrameLink[] | undefined {
	const { lang, path, signedIn } = request;
	const here = path.split("?")[0];
	const link = (href: string, text: string) => ({ href, text, current: href === here });
	if (signedIn?.who === "staff") {
		return [
			link("/staff", t("ui:nav.staff-find")),
			link("/staff/tasks", t("ui:nav.staff-tasks")),
			link("/staff/tools", t("ui:nav.staff-tools")),
			link("/staff/disputes", t("ui:nav.staff-said-wrong")),
		];
	}
	if (isForStaff(request)) return undefined;
	if (signedIn === undefined) {
		return [link(`/${lang}/tools`, t("ui:nav.tools")), link(`/${lang}/sign-in`, t("ui:nav.sign-in"))];
	}
	return [
		link(`/${lang}/my`, t("ui:nav.my-tools")),
		link(`/${lang}/my/choices`, t("ui:nav.my-choices")),
		...(signedIn.who === "trusted"
			? []
			: [link(`/${lang}/my/uses`, t("ui:nav.my-uses")), link(`/${lang}/my/looked`, t("ui:nav.looked"))]),
	];
}
