import { Button } from "react-aria-components/Button";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { About } from "#app/ui/about.tsx";
import { Details } from "#app/ui/details.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import type { Press } from "./says-no.tsx";
import { Script, type ToolScript } from "./script.tsx";

/** The last time that the patient was told, as JSON has it. `older`: the words have changed since. */
export interface SentTold {
	readonly at: string;
	readonly who: string | null;
	readonly older: boolean;
}

/** The words to read to the patient about one tool, and one press that says they were read. */
export function Tell(props: {
	readonly patient: string;
	readonly tool: ToolScript;
	readonly told: SentTold | null;
	readonly press: Press;
}) {
	const { patient, tool, told, press } = props;
	const { t, lang } = useWords();
	const request = usePageRequest();
	const id = `told-${tool.id}`;
	const named = (way: "in-person" | "phone") => (
		<>
			{t(`staff:told.${way}`)}
			<About name={tool.name} />
		</>
	);
	return (
		<>
			{told !== null && (
				<p>
					{t("staff:told.when", {
						name: told.who ?? t("staff:summary.our-staff"),
						date: formatDay(lang, new Date(told.at)),
					})}{" "}
					{told.older && t("staff:told.older")}
				</p>
			)}
			<Details
				summary={
					<>
						{t("staff:told.title")}
						<About name={tool.name} />
					</>
				}
			>
				<Script tool={tool} />
				<PostForm
					id={id}
					action={`/staff/patients/${patient}`}
					token={request.token}
					once={press.once}
					name="told"
					value="in-person"
					submit={named("in-person")}
					second={
						<Button type="submit" id={`${id}-phone`} name="told" value="phone" className="button quiet">
							{named("phone")}
						</Button>
					}
					quiet
				>
					<input type="hidden" name="tool" value={tool.id} />
				</PostForm>
			</Details>
		</>
	);
}
