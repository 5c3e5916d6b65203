import { generateKeyPairSync } from "node:crypto";
import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { describe, expect, it } from "vitest";
import { loadTranslators } from "#app/i18n/languages.server.ts";
import { KeysField } from "./keys-field.tsx";

const english = loadTranslators("locales").get("en");
const pair = generateKeyPairSync("ec", { namedCurve: "P-384" });
const set = (key: (typeof pair)["publicKey"]) =>
	JSON.stringify({ keys: [{ ...key.export({ format: "jwk" }), kid: "one", alg: "ES384" }] });

function shown(value: string): string {
	if (english === undefined) throw new Error("no words");
	return renderToString(
		<I18nextProvider i18n={english}>
			<KeysField value={value} error={undefined} />
		</I18nextProvider>,
	);
}

describe("the field for keys", () => {
	it("shows again what was typed, as far as it is public", () => {
		expect(shown(set(pair.publicKey))).toContain(pair.publicKey.export({ format: "jwk" }).x);
		expect(shown("https://keys.example/set")).toContain("https://keys.example/set");
	});

	it("shows a private key that was pasted by mistake to nobody who looks at the screen", () => {
		const { d, x } = pair.privateKey.export({ format: "jwk" });
		const html = shown(set(pair.privateKey));
		expect([html.includes(String(d)), html.includes(String(x))]).toEqual([false, false]);
	});
});
