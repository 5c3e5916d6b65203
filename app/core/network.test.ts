import { describe, expect, it } from "vitest";
import { networksOf } from "./network.ts";

describe("the network of an address", () => {
	it("is the first 64 bits of IPv6 however it is written, and widely the first 48", () => {
		for (const written of ["2001:db8:1:2::1", "2001:0DB8:0001:0002:a:b:c:d", "2001:db8:1:2:ffff::%eth0"])
			expect(networksOf(written)).toEqual({ narrow: "2001:db8:1:2::/64", wide: "2001:db8:1::/48" });
		expect(networksOf("2001:db8::1").narrow).toBe("2001:db8:0:0::/64");
		expect(networksOf("2001:db8:1:3::1").narrow).not.toBe(networksOf("2001:db8:1:2::1").narrow);
	});

	it("is an IPv4 address itself, also where it is written in IPv6", () => {
		for (const written of ["203.0.113.5", "::ffff:203.0.113.5", "::FFFF:203.0.113.5"])
			expect(networksOf(written)).toEqual({ narrow: "203.0.113.5", wide: "203.0.113.5" });
	});

	it("is whatever else it is: nothing is lost or thrown", () => {
		for (const odd of ["", "a1".repeat(16), ":", "::"]) expect(networksOf(odd).narrow).toBeTypeOf("string");
		expect(networksOf("a1a1").narrow).toBe("a1a1");
	});
});
