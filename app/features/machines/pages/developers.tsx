/** For makers of AI systems: how to connect one, from its key to its proof. In English, as all that machines are told; the page says so. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useWords } from "#app/i18n/use-words.ts";
import { Page } from "#app/ui/page.tsx";
import { guideFor } from "../guide.ts";

export function loader({ context }: LoaderFunctionArgs) {
	return json({ steps: guideFor(context.origin) });
}

export default function Developers() {
	const { steps } = useLoaderData<typeof loader>();
	const { t } = useWords();
	return (
		<Page title={t("clients:developers.title")}>
			<p>{t("clients:developers.text")}</p>
			<div lang="en" dir="ltr">
				{steps.map(({ title, text, links, code }) => (
					<section key={title}>
						<h2>{title}</h2>
						{text.map((line) => (
							<p key={line}>{line}</p>
						))}
						{links.map(({ says, href }) => (
							<p key={href}>
								{says} <a href={href}>{href}</a>
							</p>
						))}
						{code.map(({ file, text: lines }) => (
							<div key={lines}>
								{file !== null && (
									<p>
										<code>{file}</code>
									</p>
								)}
								<pre className="typed">{lines}</pre>
							</div>
						))}
					</section>
				))}
			</div>
		</Page>
	);
}
