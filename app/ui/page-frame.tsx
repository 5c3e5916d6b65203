import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { useWords } from "#app/i18n/use-words.ts";
import { ErrorSummary, type Problem } from "./error-summary.tsx";
import { type LanguageLink, Languages } from "./languages.tsx";
import { Ltr } from "./ltr.tsx";
import { SessionStrip, type SignedIn } from "./session-strip.tsx";

/** A link of the frame. */
export interface FrameLink {
	readonly href: string;
	readonly text: string;
	readonly current?: boolean;
}

/** What is the same on all pages of one request. */
export interface FrameProps {
	/** Tag of the page's language. */
	readonly lang: string;
	readonly provider: { readonly name: string; readonly href: string };
	readonly languages: readonly LanguageLink[];
	/** Where the languages are to choose from. */
	readonly switchAt: string;
	/** As people dial it: "0800 123 4567". */
	readonly helpPhone: string;
	/** Left out on pages of staff, whose help is another. */
	readonly links: Readonly<Record<"ai" | "call" | "accessibility" | "privacy", string>> | undefined;
	readonly nav?: readonly FrameLink[] | undefined;
	readonly signedIn?: SignedIn | undefined;
	/** False while no person has checked the words in this language. */
	readonly reviewed?: boolean;
}

/** The inside of `body` on every page: ways in, `main`, and help in the same place each time. `title` becomes the
 * `h1`; leave it out where a question's legend is the `h1`. Problems stand before it. */
export function PageFrame(
	props: FrameProps & {
		readonly title?: ReactNode;
		readonly problems?: readonly Problem[] | undefined;
		readonly back?: FrameLink | undefined;
		readonly notice?: ReactNode;
		readonly children: ReactNode;
	},
) {
	const { lang, provider, languages, nav, title, problems, back, notice, children, signedIn } = props;
	const { t } = useWords();
	return (
		<I18nProvider locale={lang}>
			<a className="skip" href="#main">
				{t("ui:frame.skip")}
			</a>
			<header className="top">
				<div className="page">
					<a className="name" href={provider.href}>
						{provider.name}
					</a>
					{nav && <Menu links={nav} />}
					<Languages languages={languages} href={props.switchAt} />
				</div>
			</header>
			<div className="page">
				{back && (
					<nav aria-label={t("ui:frame.way-back")}>
						<a className="back" href={back.href}>
							{back.text}
						</a>
					</nav>
				)}
				<main id="main" tabIndex={-1}>
					{signedIn?.acts && (
						<p>
							<strong>{t("acting:for", { name: signedIn.name ?? "" })}</strong>
						</p>
					)}
					{problems && <ErrorSummary problems={problems} />}
					{notice && <div className="notice">{notice}</div>}
					{title && <h1>{title}</h1>}
					{children}
				</main>
				{signedIn && <SessionStrip {...signedIn} />}
			</div>
			<Foot {...props} />
		</I18nProvider>
	);
}

function Foot({ helpPhone, links, reviewed = true }: FrameProps) {
	const { t } = useWords();
	const help = links === undefined ? "ui:frame.staff-help" : "ui:frame.help";
	const [before, after] = t(help, { phone: "\n" }).split("\n");
	return (
		<footer className="foot">
			<div className="page">
				<p className="help">
					{before}
					<a href={`tel:${helpPhone.replace(/[^\d+]/g, "")}`}>
						<Ltr>{helpPhone}</Ltr>
					</a>
					{after}
				</p>
				{!reviewed && <p>{t("ui:frame.not-reviewed")}</p>}
				{links && (
					<Links
						label={t("ui:frame.about")}
						links={[
							{ href: links.ai, text: t("ui:frame.ai") },
							{ href: links.call, text: t("ui:frame.call-me") },
							{ href: links.accessibility, text: t("ui:frame.accessibility") },
							{ href: links.privacy, text: t("ui:frame.privacy") },
						]}
					/>
				)}
			</div>
		</footer>
	);
}

function Links({ label, links }: { label: string; links: readonly FrameLink[] }) {
	return (
		<nav className="links" aria-label={label}>
			<LinkList links={links} />
		</nav>
	);
}

/** The main pages: side by side where there is room, and on a small screen behind one word, so that a page starts with itself. */
function Menu({ links }: { links: readonly FrameLink[] }) {
	const { t } = useWords();
	return (
		<nav className="links menu" aria-label={t("ui:frame.pages")}>
			{/* Where no block begins at a menu, as in lynx, its word does not stick to the name before it. */}{" "}
			<details>
				<summary>{t("ui:frame.menu")}</summary>
				<LinkList links={links} />
			</details>
		</nav>
	);
}

function LinkList({ links }: { links: readonly FrameLink[] }) {
	return (
		<ul>
			{links.map(({ href, text, current }) => (
				<li key={href}>
					<a href={href} aria-current={current ? "page" : undefined}>
						{text}
					</a>
				</li>
			))}
		</ul>
	);
}
