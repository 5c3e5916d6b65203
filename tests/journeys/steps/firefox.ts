/**
 * Firefox without script, driven over WebDriver BiDi, the W3C's own protocol, by the few commands that a person's hands need: open an
 * address, press on something, type. What the page says is read from outside it: its own scripts do not run, ours have a world of their own.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PREFERENCES = {
	"javascript.enabled": false,
	"app.update.auto": false,
	"browser.aboutConfig.showWarning": false,
	"datareporting.policy.dataSubmissionEnabled": false,
	"network.captive-portal-service.enabled": false,
	"network.connectivity-service.enabled": false,
	"toolkit.telemetry.enabled": false,
};

interface Answer {
	readonly id?: number;
	readonly type: "success" | "error" | "event";
	// biome-ignore lint/suspicious/noExplicitAny: each command has an answer of its own shape
	readonly result?: any;
	readonly message?: string;
	readonly method?: string;
}

/** How long one command or one page may take, in milliseconds, before the journey says what it waited for. */
const PATIENCE = 90_000;
/** So tall that nothing scrolls: a scroll that came late, after typing, moved the page between a press's aim and the press. */
const WINDOW = { width: 1280, height: 6000 };

export class Firefox {
	readonly #process: ChildProcess;
	readonly #profile: string;
	readonly #socket: WebSocket;
	readonly #waiting = new Map<number, (answer: Answer) => void>();
	#sent = 0;
	#context = "";
	/** Is told each page that has loaded. */
	#loaded: (() => void) | undefined;

	private constructor(process: ChildProcess, profile: string, socket: WebSocket) {
		this.#process = process;
		this.#profile = profile;
		this.#socket = socket;
		socket.addEventListener("message", ({ data }) => {
			const answer = JSON.parse(String(data)) as Answer;
			if (answer.id !== undefined) this.#waiting.get(answer.id)?.(answer);
			else if (answer.method === "browsingContext.load") this.#loaded?.();
		});
	}

	/** Starts the program with a profile of its own. */
	static async start(program: string): Promise<Firefox> {
		const profile = mkdtempSync(join(tmpdir(), "firefox-"));
		const lines = Object.entries(PREFERENCES).map(
			([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
		);
		writeFileSync(join(profile, "user.js"), `${lines.join("\n")}\n`);
		const args = [
			"--headless",
			"--no-remote",
			"--profile",
			profile,
			"--remote-debugging-port=0",
			"about:blank",
		];
		const firefox = spawn(program, args, {
			env: { ...process.env, HOME: profile },
			stdio: ["ignore", "ignore", "pipe"],
		});
		const address = await new Promise<string>((resolve, reject) => {
			let said = "";
			firefox.stderr.on("data", (chunk) => {
				said += chunk;
				const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
				if (found !== undefined) resolve(found);
			});
			firefox.once("exit", () => reject(new Error(`Firefox ended: ${said}`)));
		});
		const socket = new WebSocket(`${address}/session`);
		await new Promise((resolve, reject) => {
			socket.addEventListener("open", resolve);
			socket.addEventListener("error", reject);
		});
		const browser = new Firefox(firefox, profile, socket);
		await browser.#do("session.new", { capabilities: {} });
		await browser.#do("session.subscribe", { events: ["browsingContext.load"] });
		const context = (await browser.#do("browsingContext.getTree", {})).contexts[0].context;
		browser.#context = context;
		await browser.#do("browsingContext.setViewport", { context, viewport: WINDOW });
		return browser;
	}

	async open(address: string): Promise<void> {
		await this.#do("browsingContext.navigate", { context: this.#context, url: address, wait: "complete" });
	}

	/** Presses on what this finds, as a mouse does; it must be one thing that can be seen. */
	async press(css: string): Promise<void> {
		const sharedId = await this.#find(css);
		const element = { type: "element", element: { sharedId } };
		const mouse = [
			{ type: "pointerMove", x: 0, y: 0, origin: element },
			{ type: "pointerDown", button: 0 },
			{ type: "pointerUp", button: 0 },
		];
		await this.#act("pointer", mouse);
	}

	/** The same, and waits until the page to which it leads is there. */
	async follow(css: string): Promise<void> {
		const loaded = new Promise<void>((resolve) => {
			this.#loaded = resolve;
		});
		await this.press(css);
		await inTime(`the page behind ${css}`, loaded);
	}

	/** Types into the field that this finds. */
	async type(css: string, text: string): Promise<void> {
		await this.press(css);
		await this.#act(
			"key",
			[...text].flatMap((value) => [
				{ type: "keyDown", value },
				{ type: "keyUp", value },
			]),
		);
	}

	/** The words of the page, as they are seen. */
	text(): Promise<string> {
		return this.#read("document.body.innerText");
	}

	async path(): Promise<string> {
		return new URL(await this.#read("location.href")).pathname;
	}

	async close(): Promise<void> {
		this.#socket.close();
		const ended = new Promise((resolve) => this.#process.once("exit", resolve));
		// Its profile is thrown away, so nothing is lost; asked politely it sometimes does not end.
		if (this.#process.kill("SIGKILL")) await ended;
		rmSync(this.#profile, { recursive: true, force: true, maxRetries: 10 });
	}

	async #find(css: string): Promise<string> {
		const { nodes } = await this.#do("browsingContext.locateNodes", {
			context: this.#context,
			locator: { type: "css", value: css },
		});
		if (nodes.length !== 1) throw new Error(`${nodes.length} of ${css} on ${await this.path()}`);
		return nodes[0].sharedId;
	}

	async #read(expression: string): Promise<string> {
		const { result } = await this.#do("script.evaluate", {
			expression,
			target: { context: this.#context, sandbox: "reader" },
			awaitPromise: false,
		});
		return result.value;
	}

	async #act(type: "pointer" | "key", actions: readonly object[]): Promise<void> {
		const source = { type, id: type, actions };
		await this.#do("input.performActions", { context: this.#context, actions: [source] });
	}

	// biome-ignore lint/suspicious/noExplicitAny: each command has an answer of its own shape
	#do(method: string, params: object): Promise<any> {
		this.#sent += 1;
		const id = this.#sent;
		const answered = new Promise((resolve, reject) => {
			this.#waiting.set(id, ({ type, result, message }) => {
				this.#waiting.delete(id);
				if (type === "success") resolve(result);
				else reject(new Error(`${method}: ${message}`));
			});
			this.#socket.send(JSON.stringify({ id, method, params }));
		});
		return inTime(method, answered);
	}
}

async function inTime<T>(what: string, wanted: Promise<T>): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error(`Firefox: ${what} did not come`)), PATIENCE);
	});
	return Promise.race([wanted, late]).finally(() => clearTimeout(timer));
}
