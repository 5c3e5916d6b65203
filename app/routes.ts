/** Every address of the portal. A page names its own actor; no parent guards a child. */
import { index, prefix, type RouteConfig, route } from "@remix-run/route-config";

/** The two pages of one question. Three questions share them; the address says which it is. */
function asking(base: string, ask: string, check: string) {
	return [
		route(ask === "" ? base : `${base}/${ask}`, "features/choices/pages/choose.tsx", {
			id: `choose ${base}`,
		}),
		route(`${base}/${check}`, "features/choices/pages/check.tsx", { id: `check ${base}` }),
	];
}

export default [
	index("features/information/pages/language.tsx"),
	route("demo", "features/information/pages/demo.tsx"),

	...prefix("staff", [
		index("features/staff/pages/home.tsx"),
		route("sign-in", "features/account/pages/staff-sign-in.tsx"),
		route("sign-out", "features/account/pages/staff-sign-out.tsx"),
		route("stay", "features/account/pages/staff-stay.tsx"),
		route("password", "features/account/pages/staff-password.tsx"),
		route("colleagues", "features/account/pages/colleagues.tsx"),
		route("colleagues/new", "features/account/pages/new-colleague.tsx"),
		route("colleagues/:id", "features/account/pages/colleague.tsx"),
		route("tasks", "features/jobs/pages/tasks.tsx"),
		route("letters/:id", "features/people/pages/letter.tsx"),
		route("tools", "features/watch/pages/tools.tsx"),
		route("tools/new/import", "features/keeping/pages/card.tsx"),
		route("tools/:tool", "features/watch/pages/tool.tsx"),
		route("tools/:tool/atrs", "features/keeping/pages/atrs-file.ts"),
		route("tools/:tool/draft", "features/keeping/pages/draft.tsx"),
		route("tools/:tool/draft/tool", "features/keeping/pages/tool-part.tsx"),
		route("tools/:tool/draft/words/:language", "features/keeping/pages/words.tsx"),
		route("tools/:tool/draft/preview", "features/tools/pages/preview.tsx"),
		route("tools/:tool/laws", "features/watch/pages/laws.tsx"),
		route("reports", "features/watch/pages/reports.tsx"),
		route("reports/csv", "features/watch/pages/report-file.ts"),
		route("reports/groups", "features/groups/pages/groups.tsx"),
		route("reports/groups/csv", "features/groups/pages/groups-file.ts"),
		route("lists", "features/lists/pages/lists.tsx"),
		route("lists/:id", "features/lists/pages/list.tsx"),
		route("lists/:id/answers", "features/lists/pages/answers.ts"),
		route("day", "features/staff/pages/day.tsx"),
		route("forms", "features/staff/pages/forms.tsx"),
		route("patients", "features/staff/pages/find.tsx"),
		route("patients/:id", "features/staff/pages/summary.tsx"),
		route("patients/:id/record", "features/staff/pages/record.tsx"),
		route("patients/:id/uses", "features/uses/pages/staff-list.tsx"),
		route("patients/:id/uses/new", "features/uses/pages/staff-new.tsx"),
		route("patients/:id/needs", "features/needs/pages/staff-needs.tsx"),
		route("patients/:id/details", "features/uses/pages/staff-details.tsx"),
		route("patients/:id/receipts/:ref", "features/staff/pages/receipt.tsx"),
		route("patients/:id/receipts/:ref/undo", "features/staff/pages/undo.tsx"),
		route("patients/:id/receipts/:ref/wrong", "features/staff/pages/wrong.tsx"),
		route("patients/:id/receipts/:ref/mistake", "features/staff/pages/mistake.tsx"),
		route("patients/:id/override/:tool", "features/overrides/pages/start.tsx"),
		route("patients/:id/overrides/:ref", "features/overrides/pages/override.tsx"),
		route("patients/:id/challenge", "features/inbox/pages/challenge.tsx"),
		route("disputes", "features/inbox/pages/inbox.tsx"),
		route("disputes/:patient/:id", "features/inbox/pages/case.tsx"),
		route("disputes/:patient/:id/packet/:to", "features/inbox/pages/packet.tsx"),
		route("disputes/:patient/:id/others", "features/inbox/pages/others.tsx"),
		route("patients/:id/dispute", "features/disputes/pages/by-staff.tsx"),
		route("patients/:id/dispute/:dispute", "features/disputes/pages/staff-receipt.tsx"),
	]),

	...prefix(":lang", [
		index("features/information/pages/start.tsx"),
		route("what-is-ai", "features/information/pages/what-is-ai.tsx"),
		route("help", "features/information/pages/help.tsx"),
		route("formats", "features/information/pages/formats.tsx"),
		route("accessibility", "features/information/pages/accessibility.tsx"),
		route("privacy", "features/information/pages/privacy.tsx"),

		route("tools", "features/tools/pages/list.tsx"),
		route("tools/:tool", "features/tools/pages/show.tsx"),

		route("verify", "features/record/pages/verify.tsx"),

		route("sign-in", "features/account/pages/sign-in.tsx"),
		route("sign-out", "features/account/pages/sign-out.tsx"),
		route("stay", "features/account/pages/stay.tsx"),

		route("my", "features/choices/pages/my-tools.tsx"),
		route("my/tools/:tool", "features/tools/pages/mine.tsx"),
		...asking("my/tools/:tool", "choose", "check"),
		route("my/purposes", "features/choices/pages/purposes.tsx"),
		...asking("my/purposes/:purpose", "", "check"),
		...asking("my/everything", "", "check"),
		route("my/receipts/:id", "features/choices/pages/receipt.tsx"),
		route("my/receipts/:id/undo", "features/choices/pages/undo.tsx"),
		route("my/receipts/:id/proof", "features/record/pages/proof.ts"),
		route("my/choices", "features/choices/pages/history.tsx"),
		route("my/uses", "features/uses/pages/list.tsx"),
		route("my/uses/:use", "features/uses/pages/show.tsx"),
		route("my/details", "features/uses/pages/details.tsx"),
		route("my/needs", "features/needs/pages/needs.tsx"),
		route("my/needs/file", "features/needs/pages/needs-file.ts"),
		route("my/looked", "features/record/pages/looked.tsx"),
		route("my/copy", "features/record/pages/copy.tsx"),
		route("my/copy/:kind", "features/record/pages/copy-file.ts"),

		route("my/disputes", "features/disputes/pages/list.tsx"),
		route("my/disputes/new", "features/disputes/pages/new.tsx"),
		route("my/disputes/new/what", "features/disputes/pages/what.tsx"),
		route("my/disputes/new/answer", "features/disputes/pages/answer.tsx"),
		route("my/disputes/new/check", "features/disputes/pages/check.tsx"),
		route("my/disputes/:id", "features/disputes/pages/show.tsx"),
	]),

	route("*", "features/information/pages/not-found.tsx"),
] satisfies RouteConfig;
