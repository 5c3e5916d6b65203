import { CALL_ABOUT, CALL_NAME } from "#app/core/call-entry.ts";
import { formatNumber } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { usePageRequest } from "#app/ui/request.tsx";
import type { CallFormProblem, CallProblemName } from "../shown-call.ts";

const OWN = [
	"which-missing",
	"number-wrong",
	"time-missing",
	"name-missing",
	"speaks-missing",
	"already",
	"no-list",
	"too-many",
] as const satisfies readonly CallProblemName[];

function isOwn(name: CallProblemName): name is (typeof OWN)[number] {
	return OWN.some((own) => own === name);
}

const LONGEST: Readonly<Record<string, number>> = { about: CALL_ABOUT, name: CALL_NAME };

/** The problems of a form in words, for its summary and for each field. */
export function useProblemWords(problems: readonly CallFormProblem[]) {
	const { t, lang } = useWords();
	const { phone } = usePageRequest().site;
	const said = problems.map(({ field, name }) => ({
		field,
		text: isOwn(name)
			? t(`calls:problem.${name}`, { phone })
			: t(`needs:problem.${name}`, { max: formatNumber(lang, LONGEST[field] ?? 0) }),
	}));
	return { said, wrong: (field: string) => said.find((problem) => problem.field === field)?.text };
}
