import { describe, expect, it } from "vitest";
import { listPage } from "#app/core/list-page.ts";
import { faultsIn, markup } from "#tests/ui-gallery/markup.tsx";
import { AnswerBox } from "./answer-box.tsx";
import { ButtonLink } from "./button-link.tsx";
import { Details } from "./details.tsx";
import { Pagination } from "./pagination.tsx";
import { Panel } from "./panel.tsx";
import { SummaryList } from "./summary-list.tsx";
import { Table } from "./table.tsx";
import { Tag } from "./tag.tsx";

const lookUps = { caption: "Who looked", head: ["Who", "When", "Why"] };

describe("the parts one reads", () => {
	it("are clean HTML together", async () => {
		const html = markup(
			<main>
				<Panel title="Your choice is saved">
					<p>You said no.</p>
				</Panel>
				<SummaryList
					rows={[
						{ key: "Tool", value: "Eye photo tool" },
						{ key: "Choice", value: <Tag shape="no">No</Tag>, change: { href: "/c", what: "your choice" } },
					]}
				/>
				<AnswerBox
					id="eye"
					shape="no"
					tool="Eye"
					answer="NO"
					why="The patient said no."
					next="Ask a nurse."
					asAt="10:42"
				/>
				<Table {...lookUps} rows={[{ key: "1", cells: ["A. Khan", "Today", "Clinic"] }]} />
				<Pagination list={listPage("2", 53)} href="/en/tools" />
				<Details summary="Small print">
					<p>Version 2</p>
				</Details>
				<ButtonLink href="/c">Make your choice</ButtonLink>
			</main>,
		);
		expect(await faultsIn(html)).toEqual([]);
	});

	it("tell what each Change link changes", () => {
		const html = markup(
			<SummaryList rows={[{ key: "A", value: "B", change: { href: "/c", what: "your choice" } }]} />,
		);
		expect(html.replace(/<[^>]*>/g, "")).toBe("ABChange: your choice");
	});

	it("give staff a next action before the reason", () => {
		const html = markup(
			<AnswerBox id="a" shape="yes" tool="T" answer="YES" why="Because" next="Use it" asAt="10:42" />,
		);
		expect(html.indexOf("Use it")).toBeLessThan(html.indexOf("Because"));
		expect(html).toContain("As at 10:42");
	});

	it("link only to the parts of a list that are there", () => {
		expect(markup(<Pagination list={listPage("1", 53)} href="/en/tools" />)).not.toContain("prev");
		expect(markup(<Pagination list={listPage("3", 53)} href="/en/tools" />)).not.toContain("next");
	});
});

describe("a table", () => {
	it("says its column again in each cell, for a screen where the head is gone", () => {
		const html = markup(<Table {...lookUps} rows={[{ key: "1", cells: ["A. Khan", "Today", "Clinic"] }]} />);
		expect(html).toContain(
			'<th scope="row">A. Khan</th><td data-label="When">Today</td><td data-label="Why">Clinic',
		);
	});

	it("says a column that asks without its question mark, where a colon follows", () => {
		const head = ["Who", "Can it ask?", "هل يسأل؟"];
		const html = markup(<Table {...lookUps} head={head} rows={[{ key: "1", cells: ["A", "Yes", "No"] }]} />);
		expect(html).toContain('<td data-label="Can it ask">Yes</td><td data-label="هل يسأل">No</td>');
	});

	it("refuses a row that does not fit its head", () => {
		expect(() => markup(<Table {...lookUps} rows={[{ key: "1", cells: ["A. Khan", "Today"] }]} />)).toThrow(
			RangeError,
		);
	});
});
