import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { Form } from "react-aria-components/Form";
import { useWords } from "#app/i18n/use-words.ts";
import { type LanguageLink, withAllLanguages } from "./languages.tsx";

/** A form that posts without script. `token` binds it to the session; `once` is the one-time key that makes a double
 * tap, Back or a retry save once. `languages` puts a switch after the button that keeps what was typed: it posts the
 * form to the same page in that language with `switch` set to its tag. The switch stands last, since Enter in a field
 * presses the first button of a form. `second` stands beside the button and before the switch: another way to go on from
 * here. A second form on a page needs its own `id`. */
export function PostForm(props: {
	readonly action: string;
	readonly token: string;
	readonly once?: string | undefined;
	readonly languages?: readonly LanguageLink[] | undefined;
	readonly children?: ReactNode;
	readonly submit: ReactNode;
	readonly second?: ReactNode;
	readonly name?: string;
	readonly value?: string;
	readonly id?: string;
	readonly quiet?: boolean;
	/** It has a field for a file. */
	readonly hasFile?: boolean;
}) {
	const { action, token, once, languages, children, submit, second, name, value, id = "form", quiet } = props;
	const encoding = props.hasFile ? { encType: "multipart/form-data" as const } : {};
	const { t } = useWords();
	const others = languages?.filter((language) => !language.current && language.offered) ?? [];
	const here = languages?.find((language) => language.current);
	const hasMore = languages?.some((language) => !language.current && !language.offered) ?? false;
	return (
		<Form id={id} className="form" method="post" action={action} validationBehavior="aria" {...encoding}>
			<input type="hidden" name="token" value={token} />
			{once !== undefined && <input type="hidden" name="once" value={once} />}
			{children}
			<p className={second ? "row" : undefined}>
				<Button
					type="submit"
					id={`${id}-submit`}
					className={quiet ? "button quiet" : "button"}
					{...(name === undefined ? {} : { name, value: value ?? "1" })}
				>
					{submit}
				</Button>
				{second}
			</p>
			{others.length > 0 && (
				<fieldset className="links switch" id={id === "form" ? "switch" : `${id}-switch`}>
					<legend>{t("ui:form.switch")}</legend>
					<ul>
						{others.map((language) => (
							<li key={language.tag}>
								<button
									type="submit"
									lang={language.tag}
									name="switch"
									value={language.tag}
									formAction={language.href}
								>
									{language.name}
								</button>
							</li>
						))}
						{hasMore && here && (
							<li>
								<button type="submit" name="switch" value="all" formAction={withAllLanguages(here.href)}>
									{t("ui:form.all-languages")}
								</button>
							</li>
						)}
					</ul>
				</fieldset>
			)}
		</Form>
	);
}
