/** Which part of the inbox is asked for: by links and by a form that only asks. */
import { readFields } from "#app/core/form-fields.ts";
import { INBOX_VIEWS, type InboxFilter } from "#app/features/disputes/inbox.ts";

/** What the address says. What it says of no part, tool or version that there could be is not said at all. */
export function readInboxFilter(asked: URLSearchParams): InboxFilter {
	const { values } = readFields(asked, { view: 20, tool: 80, version: 100 });
	return {
		view: INBOX_VIEWS.find((view) => view === values.view) ?? "open",
		tool: values.tool || null,
		version: values.version || null,
	};
}

/** The address of the inbox with this filter. */
export function inboxHref({ view, tool, version }: InboxFilter): string {
	const asked = new URLSearchParams({ view });
	if (tool !== null) asked.set("tool", tool);
	if (version !== null) asked.set("version", version);
	return `/staff/disputes?${asked}`;
}
