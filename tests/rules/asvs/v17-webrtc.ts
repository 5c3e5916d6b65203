/** ASVS 5.0.0, V17: pictures and voices between browsers. */
import { notApplicable, type Requirement } from "./answer.ts";

const NO_WEBRTC = notApplicable("no WebRTC");

export const V17: readonly Requirement[] = [
	["17.1.1", "TURN reaches no reserved addresses", NO_WEBRTC],
	["17.2.1", "keys of DTLS are kept by the policy", NO_WEBRTC],
	["17.2.2", "approved DTLS ciphers", NO_WEBRTC],
	["17.2.3", "SRTP is authenticated", NO_WEBRTC],
	["17.2.4", "odd SRTP packets do no harm", NO_WEBRTC],
	["17.3.1", "floods of signals do no harm", NO_WEBRTC],
	["17.3.2", "odd signals do no harm", NO_WEBRTC],
];
