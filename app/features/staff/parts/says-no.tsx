import { Button } from "react-aria-components/Button";
import { useWords } from "#app/i18n/use-words.ts";
import { About } from "#app/ui/about.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { fieldOfTool } from "../recording.forms.ts";

/** What binds one press: its one-time key, and the mark of what this page showed. */
export interface Press {
	readonly once: string;
	readonly seen: string;
}

/**
 * “The patient says no now” in one press: the form of the page on which an answer is written down, filled in and read back already. A no
 * said by mistake only makes somebody ask; where anything changed meanwhile, that page shows it before it saves.
 */
export function SaysNo(props: {
	readonly patient: string;
	readonly tool: { readonly id: string; readonly name: string };
	readonly press: Press;
}) {
	const { patient, tool, press } = props;
	const named = (way: "in-person" | "phone") => (
		<>
			{t(`staff:says-no.${way}`)}
			<About name={tool.name} />
		</>
	);
	const { t } = useWords();
	const request = usePageRequest();
	const filled = {
		page: "check",
		agreed: "yes",
		seen: press.seen,
		decider: "patient",
		[fieldOfTool(tool.id)]: "no",
	};
	return (
		<PostForm
			id={`no-${tool.id}`}
			action={`/staff/patients/${patient}/record`}
			token={request.token}
			once={press.once}
			name="way"
			value="in-person"
			submit={named("in-person")}
			second={
				<Button type="submit" id={`no-${tool.id}-phone`} name="way" value="phone" className="button quiet">
					{named("phone")}
				</Button>
			}
			quiet
		>
			{Object.entries(filled).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
		</PostForm>
	);
}
